/** Throws on a Node that cannot run a backend. Entry points import this first, so that it runs before anything that would fail. */
import {unsupportedNodeMessage} from './node-version.ts';

const message = unsupportedNodeMessage(process.versions.node);
if (message) throw new Error(message);
