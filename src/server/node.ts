/** What a backend needs of Node: a whole one from a config and a folder, or only the bridge from node:http to a fetch function. */
export {startBackend, StartError, type RunningBackend, type StartOptions} from './node/start.ts';
export {listen, type HttpServer, type ListenOptions} from './node/listen.ts';
export {ConfigError, type Config, type ConfigInput} from './node/config.ts';
export {rotateFulfillmentKey} from './node/keys.ts';
