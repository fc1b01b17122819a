import {readFileSync} from 'node:fs';
import {packageRoot} from './package-root.ts';

const help = {type: 'boolean', default: false, meaning: 'Print this help'} as const;
const url = {type: 'string', default: 'http://127.0.0.1:4401', argument: 'URL', meaning: 'Address of the running backend'} as const;
const after = {type: 'string', argument: 'CURSOR', meaning: 'List the next page, as the page before names it'} as const;
const data = {type: 'string', default: './.gifts', argument: 'DIR', meaning: 'Folder for data and keys'} as const;
const allowTestPayments = {
  type: 'boolean', default: false, meaning: 'Allow test payments and test keys beyond this machine, although they give goods away',
} as const;

/** The options of the command, for `parseArgs`, the help text and the README's table. */
export const cliOptions = {
  port: {type: 'string', default: '4401', argument: 'N', meaning: 'Port to listen on; 0 picks a free one'},
  host: {type: 'string', default: '127.0.0.1', argument: 'HOST', meaning: 'Address to listen on'},
  data,
  config: {type: 'string', argument: 'FILE', meaning: 'Config file; without one, serves a sample shop'},
  'allow-test-payments': allowTestPayments,
  help,
  version: {type: 'boolean', default: false, meaning: 'Print the version'},
} as const;

export const checkOptions = {
  config: {type: 'string', argument: 'FILE', meaning: 'Config file to check; required'},
  data, 'allow-test-payments': allowTestPayments,
} as const;

export const orderOptions = {
  url, after,
  carrier: {type: 'string', argument: 'NAME', meaning: 'Carrier of the parcel, for ship'},
  number: {type: 'string', argument: 'NUMBER', meaning: 'Tracking number, for ship'},
  'tracking-url': {type: 'string', argument: 'URL', meaning: 'Page that tracks the parcel, for ship'},
} as const;

export const alertOptions = {
  url, after,
  all: {type: 'boolean', default: false, meaning: 'List resolved alerts too'},
} as const;

export const signOptions = {
  product: {type: 'string', argument: 'REF', meaning: 'Product of the catalog to sign'},
  from: {type: 'string', argument: 'FILE', meaning: 'JSON file with the product to sign; - reads the standard input'},
  sku: {type: 'string', argument: 'SKU', meaning: 'Product that orders name, if it is not in the catalog'},
  title: {type: 'string', argument: 'TEXT', meaning: 'Name of that product'},
  amount: {type: 'string', argument: 'N', meaning: 'Its price in whole minor units, such as 4800'},
  currency: {type: 'string', argument: 'CODE', meaning: 'Its currency; the shop’s if there is a config'},
  image: {type: 'string', argument: 'URL', meaning: 'Its picture'},
  'image-alt': {type: 'string', argument: 'TEXT', meaning: 'What the picture shows'},
  page: {type: 'string', argument: 'URL', meaning: 'Its page in the shop'},
  description: {type: 'string', argument: 'TEXT', meaning: 'What recipients read about it'},
  expires: {type: 'string', default: '90d', argument: 'TIME', meaning: 'Until when the descriptor is valid: days (90d), hours (12h) or a day (2027-01-31)'},
  audience: {type: 'string', argument: 'ORIGIN', meaning: 'Backend that sells it; the config’s publicUrl if there is one'},
  config: {type: 'string', argument: 'FILE', meaning: 'Config file, for the catalog, the currency and publicUrl'},
  data,
} as const;

const commands: readonly (readonly [command: string, meaning: string])[] = [
  ['send-as-gift', 'Runs a gifting backend on an embedded database'],
  ['send-as-gift check', 'Asks payment provider and mail server, looks at catalog and keys, prints what is right and what is not'],
  ['send-as-gift orders', 'Lists the orders, newest first'],
  ['send-as-gift orders show ID', 'Prints the address of an order; the access is recorded'],
  ['send-as-gift orders ship ID', 'Reports that an order is on its way'],
  ['send-as-gift orders deliver ID', 'Reports that an order has arrived'],
  ['send-as-gift orders cancel ID', 'Reports that an order can’t be fulfilled; the payer is refunded'],
  ['send-as-gift sign', 'Signs a product, so that any page can sell it'],
  ['send-as-gift sign key', 'Prints the signing key, for a server that signs products itself'],
  ['send-as-gift sign rotate', 'Creates a new signing key; the previous one stays valid, older ones are refused'],
  ['send-as-gift tag URL', 'Prints the script tag for the files at this address, with the integrity of each'],
  ['send-as-gift alerts', 'Lists what needs a person, newest first'],
  ['send-as-gift alerts resolve ID', 'Marks an alert as dealt with; a failed refund counts as paid by other means'],
  ['send-as-gift alerts retry ID', 'Tries a failed refund again'],
];

interface CliOption {
  default?: string | boolean;
  argument?: string;
  meaning: string;
}
type CliOptions = Readonly<Record<string, CliOption>>;
const usage = (name: string, {argument}: CliOption) => `--${name}${argument === undefined ? '' : ` ${argument}`}`;
const describeOptions = (options: CliOptions) => Object.entries(options).map(([name, option]) =>
  `  ${usage(name, option).padEnd(23)}  ${option.meaning}${option.default ? ` (default ${option.default})` : ''}`).join('\n');

export const HELP = `Usage: send-as-gift [command] [options]

Commands:
${commands.map(([command, meaning]) => `  ${command.padEnd(31)}  ${meaning}`).join('\n')}

Options of send-as-gift:
${describeOptions(cliOptions)}

Options of check:
${describeOptions(checkOptions)}

Options of orders:
${describeOptions(orderOptions)}

Options of alerts:
${describeOptions(alertOptions)}

Options of sign:
${describeOptions(signOptions)}

The secret key is printed once, on the first start. To replace a lost one, end the
backend, delete DIR/keys/merchant-key-hash and start it again. The commands orders and
alerts read it from GIFT_SECRET_KEY in the environment.

Exit codes: 0 done, 1 failed, 2 called wrongly or wrong configuration.
`;

/** The rows of the README's table of commands. */
export const commandTable = () => ['| Command | Does |', '|---|---|', ...commands.map(([command, meaning]) => `| \`${command}\` | ${meaning} |`)].join('\n');

/** The rows of the README's table of options. */
export const cliTable = () => [
  '| Option | Default | Meaning |',
  '|---|---|---|',
  ...Object.entries({...signOptions, ...cliOptions, ...orderOptions, ...alertOptions} as CliOptions).map(
    ([name, option]) => `| \`${usage(name, option)}\` | ${option.default ? `\`${option.default}\`` : '–'} | ${option.meaning} |`),
].join('\n');

export function packageVersion(): string {
  const manifest = readFileSync(new URL('package.json', packageRoot()), 'utf8');
  return (JSON.parse(manifest) as {version: string}).version;
}
