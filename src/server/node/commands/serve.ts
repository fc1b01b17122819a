/** `send-as-gift` without a command: runs a backend until it is told to end. */
import {dirname, resolve} from 'node:path';
import {cliOptions} from '../help.ts';
import {sampleConfig, sampleProducts} from '../sample-config.ts';
import {startBackend, type StartOptions} from '../start.ts';
import {CommandError, parseCommand, UsageError} from './command.ts';
import {readConfig} from './read-config.ts';

const SHUTDOWN_TIMEOUT_MS = 4_500;

interface ServeContext {
  print(text: string): void;
  printError(message: string): void;
}

/** Runs until SIGTERM or SIGINT. Throws `UsageError`, `CommandError` or `ConfigError`. */
export async function serve(args: readonly string[], {print, printError}: ServeContext): Promise<void> {
  const {values, positionals} = parseCommand(args, cliOptions);
  if (positionals.length > 0) throw new UsageError(`There is no command ${positionals[0]}. See send-as-gift --help.`);
  const running = await startBackend({...toStartOptions(values, print), warn: printError, showSecretKey}).catch((error) => {
    throw describeStartError(error);
  });
  const signal = waitForSignal();
  print(`listening on ${running.localUrl}\n`);
  await signal;
  // Ends what still waits for another system. That is a clean end: everything acknowledged is on the disk.
  setTimeout(() => process.exit(0), SHUTDOWN_TIMEOUT_MS).unref();
  await running.close();
}

type Values = ReturnType<typeof parseCommand<typeof cliOptions>>['values'];

function toStartOptions(options: Values, print: (text: string) => void): StartOptions {
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

/** The error as it is shown: what to change on the command line, where that helps. */
function describeStartError(error: unknown): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE': return new CommandError('The port is in use. Choose another with --port, or 0 for any that is free.');
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND': return new CommandError('This machine has no such address. Choose another with --host.');
    case 'EACCES': return new CommandError('The port or the data folder is not open to this user. Choose another with --port or --data.');
    default: return error;
  }
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
