/** The browser's door and the script tag's entry: registers the elements and exports them with their events. */
import {define} from './elements/define.ts';

export * from './elements/index.ts';

// Imported on a server, this only hands out classes.
if (globalThis.customElements) define();
