/** The way to everything behind the button. The module is kept, since even a loaded `import()` costs frames a press. */
import type * as panel from './panel/index.ts';

type Panel = typeof panel;

let loading: Promise<Panel> | undefined;
let loaded: Panel | undefined;

/** The panel's module if it has been loaded. */
export const loadedPanel = () => loaded;

export const loadPanel = (): Promise<Panel> =>
  loading ??= import('./panel/index.ts').then(
    (module) => (loaded = module),
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
