/** What a backend needs of Node: a whole one from a config and a folder, or only the bridge from node:http to a fetch function. */
export {startBackend, StartError, type RunningBackend, type StartOptions} from './process/start.ts';
export {listen, type Listening, type ListenOptions} from './process/listen.ts';
export {ConfigError, type Config, type ConfigInput} from './process/config.ts';
export {rotateFulfilmentKey} from './process/keys.ts';
