/** What the command line says and does. Sentences for people on stdout and stderr, log lines on stderr. */
import {readFileSync} from 'node:fs';
import {dirname, resolve} from 'node:path';
import {parseArgs} from 'node:util';
import {packageRoot} from './package-root.ts';
import {ConfigError, parseConfig, type Config} from './config.ts';
import {sampleConfig, sampleProducts} from './sample-config.ts';
import {startBackend, type RunningBackend, type StartOptions} from './start.ts';

const HELP = `Usage: send-as-gift [options]

Runs a gifting backend on an embedded database.

  --port N                 the port to listen on; 0 takes any that is free (4401)
  --host HOST              the address to listen on (127.0.0.1)
  --data DIR               the folder for data and keys (./.gifts)
  --config FILE            the config file; without one, a sample shop is served
  --allow-test-payments    run test payments off this machine, though they give goods away
  --help, --version

The secret key is shown once, on the first start. To replace a lost one, end the
backend, delete DIR/keys/merchant-key-hash and start it again.
`;

const EXIT_USAGE = 2;
const EXIT_FAILURE = 1;
const SHUTDOWN_TIMEOUT_MS = 4_500;

class UsageError extends Error {}

/** Runs until it is told to end; the exit code. */
export async function runCli(args: string[]): Promise<number> {
  // Whatever is made below is this user's alone, notes and names included.
  process.umask(0o077);
  let running: RunningBackend;
  try {
    const {help, version, ...options} = parseOptions(args);
    if (help) return print(HELP);
    if (version) return print(packageVersion() + '\n');
    running = await startBackend({...toStartOptions(options), warn: printError});
  } catch (error) {
    printError(describeStartError(error));
    return error instanceof ConfigError || error instanceof UsageError ? EXIT_USAGE : EXIT_FAILURE;
  }
  if (running.secretKey) {
    print(`secret key, shown this once, for your shop's server only: ${running.secretKey}\n`);
  }
  const ended = waitForSignal();
  print(`listening on ${running.localUrl}\n`);
  await ended;
  // Whatever is still under way after this is safe to cut: what was answered is on the disk.
  setTimeout(() => process.exit(EXIT_FAILURE), SHUTDOWN_TIMEOUT_MS).unref();
  await running.close();
  return 0;
}

function parseOptions(args: string[]) {
  try {
    return parseArgs({
      args, strict: true, allowPositionals: false,
      options: {
        port: {type: 'string', default: '4401'}, host: {type: 'string', default: '127.0.0.1'},
        data: {type: 'string', default: './.gifts'}, config: {type: 'string'},
        'allow-test-payments': {type: 'boolean', default: false},
        help: {type: 'boolean', default: false}, version: {type: 'boolean', default: false},
      },
    }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message} See send-as-gift --help.`);
  }
}

function toStartOptions(options: Omit<ReturnType<typeof parseOptions>, 'help' | 'version'>): StartOptions {
  const port = Number(options.port);
  if (!/^\d+$/.test(options.port) || port > 65_535) throw new UsageError('--port must be a whole number from 0 to 65535.');
  const common = {dataDir: options.data, port, host: options.host, allowTestPayments: options['allow-test-payments']};
  if (options.config === undefined) {
    print('No --config was given, so this serves a sample shop with one product.\n');
    return {...common, config: sampleConfig, products: sampleProducts};
  }
  const file = resolve(options.config);
  return {...common, config: readConfig(file), configDir: dirname(file)};
}

function readConfig(file: string): Config {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new ConfigError([`The config file ${file} can't be read. Check the path given with --config.`]);
  }
  return parseConfig(text);
}

function describeStartError(error: unknown): string {
  const {code, message} = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return 'The port is in use. Choose another with --port, or 0 for any that is free.';
  if (code === 'EACCES') return 'The port or the data folder is not open to this user. Choose another with --port or --data.';
  return message ?? String(error);
}

function waitForSignal(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => done());
  });
}

function packageVersion(): string {
  const manifest = readFileSync(new URL('package.json', packageRoot()), 'utf8');
  return (JSON.parse(manifest) as {version: string}).version;
}

function print(text: string): 0 {
  process.stdout.write(text);
  return 0;
}

function printError(sentence: string) {
  process.stderr.write(sentence + '\n');
}
