import {readFileSync} from 'node:fs';
import {ConfigError, parseConfig, type Config} from '../config.ts';

/** Reads the config file that `--config` names. Throws `ConfigError`. */
export function readConfig(file: string): Config {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new ConfigError([`The config file ${file} can't be read. Check the path given with --config.`]);
  }
  return parseConfig(text);
}
