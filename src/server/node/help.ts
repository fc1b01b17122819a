import {readFileSync} from 'node:fs';
import {packageRoot} from './package-root.ts';

/** The options of the command, for `parseArgs`, the help text and the README's table. */
export const cliOptions = {
  port: {type: 'string', default: '4401', argument: 'N', meaning: 'Port to listen on; 0 picks a free one'},
  host: {type: 'string', default: '127.0.0.1', argument: 'HOST', meaning: 'Address to listen on'},
  data: {type: 'string', default: './.gifts', argument: 'DIR', meaning: 'Folder for data and keys'},
  config: {type: 'string', argument: 'FILE', meaning: 'Config file; without one, serves a sample shop'},
  'allow-test-payments': {
    type: 'boolean', default: false, meaning: 'Allow test payments beyond this machine, although they give goods away',
  },
  help: {type: 'boolean', default: false, meaning: 'Print this help'},
  version: {type: 'boolean', default: false, meaning: 'Print the version'},
} as const;

interface CliOption {
  default?: string | boolean;
  argument?: string;
  meaning: string;
}
const options = Object.entries(cliOptions as Readonly<Record<string, CliOption>>);
const usage = (name: string, {argument}: CliOption) => `--${name}${argument === undefined ? '' : ` ${argument}`}`;

export const HELP = `Usage: send-as-gift [options]

Runs a gifting backend on an embedded database.

${options.map(([name, option]) =>
    `  ${usage(name, option).padEnd(23)}  ${option.meaning}${option.default ? ` (default ${option.default})` : ''}`).join('\n')}

The secret key is printed once, on the first start. To replace a lost one, end the
backend, delete DIR/keys/merchant-key-hash and start it again.
`;

/** The rows of the README's table of options. */
export const cliTable = () => [
  '| Option | Default | Meaning |',
  '|---|---|---|',
  ...options.map(([name, option]) => `| \`${usage(name, option)}\` | ${option.default ? `\`${option.default}\`` : '–'} | ${option.meaning} |`),
].join('\n');

export function packageVersion(): string {
  const manifest = readFileSync(new URL('package.json', packageRoot()), 'utf8');
  return (JSON.parse(manifest) as {version: string}).version;
}
