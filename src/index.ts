/** The browser's door for npm: registers the elements and exports them with their events. The script tag has `script.ts`. */
import {define} from './elements/define.ts';

export * from './elements/index.ts';

// Imported on a server, this only hands out classes.
if (globalThis.customElements) define();
