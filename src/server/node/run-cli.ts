/** The command line. Messages for people go to stdout and stderr, log lines to stderr. */
import {readFileSync} from 'node:fs';
import {dirname, resolve} from 'node:path';
import {parseArgs} from 'node:util';
import {ConfigError, parseConfig, type Config} from './config.ts';
import {cliOptions, HELP, packageVersion} from './help.ts';
import {sampleConfig, sampleProducts} from './sample-config.ts';
import {startBackend, type ListeningBackend, type StartOptions} from './start.ts';

const EXIT_FAILURE = 1;
const EXIT_USAGE = 2;
const SHUTDOWN_TIMEOUT_MS = 4_500;

class UsageError extends Error {}

/** Runs until SIGTERM or SIGINT and returns the exit code. */
export async function runCli(args: string[]): Promise<number> {
  // Every file created from here on is readable only by this user.
  process.umask(0o077);
  // A log or terminal whose reader is gone must not end the backend.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  let running: ListeningBackend;
  try {
    const {help, version, ...options} = parseOptions(args);
    if (help) return print(HELP);
    if (version) return print(packageVersion() + '\n');
    running = await startBackend({...toStartOptions(options), warn: printError, showSecretKey});
  } catch (error) {
    printError(describeStartError(error));
    return error instanceof ConfigError || error instanceof UsageError ? EXIT_USAGE : EXIT_FAILURE;
  }
  const signal = waitForSignal();
  print(`listening on ${running.localUrl}\n`);
  await signal;
  // Ends what still waits for another system. That is a clean end: everything acknowledged is on the disk.
  setTimeout(() => process.exit(0), SHUTDOWN_TIMEOUT_MS).unref();
  await running.close();
  return 0;
}

function parseOptions(args: string[]) {
  try {
    return parseArgs({args, strict: true, allowPositionals: false, options: cliOptions}).values;
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
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return 'This machine has no such address. Choose another with --host.';
  if (code === 'EACCES') return 'The port or the data folder is not open to this user. Choose another with --port or --data.';
  return message ?? String(error);
}

function waitForSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
}

/** Rejects unless the key was written: one that nobody has seen must not be stored. */
function showSecretKey(secretKey: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(`secret key, shown only this once, for your shop's server only: ${secretKey}\n`, (error) => {
      if (error) reject(new Error("The secret key can't be printed, because nothing reads the output. Start again with an open stdout.", {cause: error}));
      else resolve();
    });
  });
}

function print(text: string): 0 {
  process.stdout.write(text);
  return 0;
}

function printError(message: string) {
  process.stderr.write(message + '\n');
}
