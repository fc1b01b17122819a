/** The way to everything behind the button. The module is kept, since even a loaded `import()` costs frames a press. */
import type * as panel from './panel/index.ts';

type Panel = typeof panel;

let coming: Promise<Panel> | undefined;
let here: Panel | undefined;

/** The panel's module if it has been loaded. */
export const panelIfHere = () => here;

export const loadPanel = (): Promise<Panel> =>
  coming ??= import('./panel/index.ts').then(
    (module) => (here = module),
    (error: unknown) => {
      coming = undefined;
      throw error;
    },
  );
