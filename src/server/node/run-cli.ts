/** The command line. Messages for people go to stdout and stderr, log lines to stderr. */
import {runAlerts} from './commands/alerts.ts';
import {runCheck} from './commands/check.ts';
import {EXIT_FAILURE, EXIT_USAGE, UsageError} from './commands/command.ts';
import {runOrders} from './commands/orders.ts';
import {serve} from './commands/serve.ts';
import {runSign} from './commands/sign.ts';
import {runTag} from './commands/tag.ts';
import {ConfigError} from './config.ts';
import {StartError} from './exposure.ts';
import {HELP, packageVersion} from './help.ts';

/** Runs a command and returns the exit code. */
export async function runCli(args: string[]): Promise<number> {
  // Every file created from here on is readable only by this user.
  process.umask(0o077);
  // A log or terminal whose reader is gone must not end the backend.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  try {
    return await run(args);
  } catch (error) {
    printError(error instanceof Error ? error.message : String(error));
    const isUsage = [ConfigError, StartError, UsageError].some((kind) => error instanceof kind);
    return isUsage ? EXIT_USAGE : EXIT_FAILURE;
  }
}

async function run(args: string[]): Promise<number> {
  const [command, ...rest] = args;
  const context = {environment: process.env, print, printError};
  if (args.includes('--help')) print(HELP);
  else if (args.includes('--version')) print(packageVersion() + '\n');
  else if (command === 'check') return (await runCheck(rest, context)) ? 0 : EXIT_FAILURE;
  else if (command === 'orders') await runOrders(rest, context);
  else if (command === 'alerts') await runAlerts(rest, context);
  else if (command === 'tag') runTag(rest, context);
  else if (command === 'sign') await runSign(rest, context);
  else await serve(args, context);
  return 0;
}

function print(text: string) {
  process.stdout.write(text);
}

function printError(message: string) {
  process.stderr.write(message + '\n');
}
