/** What the subcommands share: where they print, and how they end. */
import {parseArgs, type ParseArgsConfig} from 'node:util';

export const EXIT_FAILURE = 1;
export const EXIT_USAGE = 2;

export interface CommandContext {
  environment: NodeJS.ProcessEnv;
  /** Prints lines to stdout. */
  print(text: string): void;
}

/** The command was called wrongly; the message says how to call it. */
export class UsageError extends Error {}

/** The command failed; the message says why and what to do. */
export class CommandError extends Error {}

/** An id may begin with a hyphen, which would make it an option. */
const ID_WITH_HYPHEN = /^-[\w-]{21}\.\d/;

/** Parses options and positional arguments in any order. Throws `UsageError`. */
export function parseCommand<Options extends NonNullable<ParseArgsConfig['options']>>(args: readonly string[], options: Options) {
  const ids = args.filter((arg) => ID_WITH_HYPHEN.test(arg));
  const others = args.filter((arg) => !ID_WITH_HYPHEN.test(arg));
  try {
    const config = {args: [...others, '--', ...ids], strict: true, allowPositionals: true, options} as const;
    return parseArgs(config);
  } catch (error) {
    throw new UsageError(`${(error as Error).message} See send-as-gift --help.`);
  }
}

/** The action with its id. Throws `UsageError` unless the action is known and has an id exactly if it needs one. */
export function parseAction<Action extends string>(
  command: string, [action = 'list', id, ...others]: readonly string[], actions: readonly Action[],
): {action: 'list'; id: undefined} | {action: Action; id: string} {
  if (action === 'list' && id === undefined) return {action, id};
  const known = actions.find((name) => name === action);
  if (known && id !== undefined && others.length === 0) return {action: known, id};
  if (known && id === undefined) throw new UsageError(`send-as-gift ${command} ${known} needs an ID: see send-as-gift ${command} list.`);
  const usage = ['list', ...actions.map((name) => `${name} ID`)].join(', ');
  throw new UsageError(`send-as-gift ${command} takes one of: ${usage}. See send-as-gift --help.`);
}

/** What others have typed must not control the terminal, break its line or turn the order of what is shown. */
export const plain = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, ' ');

/** A table of text; the last column may be of any width. */
export function formatTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [header, ...rows.map((row) => row.map(plain))];
  const widths = header.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
  return cells.map((row) => row.map((cell, column) => cell.padEnd(column === row.length - 1 ? 0 : widths[column]!)).join('  ').trimEnd() + '\n').join('');
}
