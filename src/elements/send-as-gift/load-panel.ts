import type * as panel from './panel/index.ts';

type Panel = typeof panel;

let loading: Promise<Panel> | undefined;
let loaded: Panel | undefined;

/** The panel's module, if it has been loaded. Kept, because even `import()` of a loaded module delays a click by frames. */
export const loadedPanel = () => loaded;

/** Loads the panel's module. After a failure, the next call tries again. */
export const loadPanel = (): Promise<Panel> =>
  loading ??= import('./panel/index.ts').then(
    (module) => (loaded = module),
    (error: unknown) => {
      loading = undefined;
      throw error;
    },
  );
