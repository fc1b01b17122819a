/** Writes one JSON line per entry, with only the fields that `LogEntry` allows. */
import type {Log, LogEntry} from '../ports.ts';

const allowedFields: {readonly [Field in keyof Required<LogEntry>]: true} = {
  event: true, requestId: true, method: true, route: true, status: true, durationMs: true,
  code: true, giftId: true, kind: true, attempt: true, refused: true, error: true,
};
const fields = Object.keys(allowedFields) as (keyof LogEntry)[];

export function createJsonLog(write: (line: string) => void, now: () => number): Log {
  return (entry) => {
    const output: Record<string, unknown> = {time: new Date(now()).toISOString()};
    for (const field of fields) if (entry[field] !== undefined) output[field] = entry[field];
    write(JSON.stringify(output) + '\n');
  };
}
