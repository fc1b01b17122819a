/** `send-as-gift/server/node`: a whole backend from a config and a data folder, or only the bridge from `node:http` to a fetch handler. */
import './node/require-node.ts';
export {startBackend, type ListeningBackend, type RunningBackend, type StartOptions} from './node/start.ts';
export {StartError} from './node/exposure.ts';
export {listen, toNodeHandler, type HttpServer, type ListenOptions, type NodeHandler} from './node/listen.ts';
export {ConfigError, type Config, type ConfigInput} from './node/config.ts';
export {rotateFulfillmentKey} from './node/keys.ts';
export {loadSigningKey, rotateSigningKey} from './node/signing-keys.ts';
