/** The browser entry point of the npm package: registers the elements and exports their classes and events. */
import {define} from './elements/define.ts';

export * from './elements/index.ts';

// On a server there is no registry, so the module only exports.
if (globalThis.customElements) define();
