/** One JSON line a fact, and only the fields that `LogLine` allows, whatever else an object may carry. */
import type {Log, LogEntry} from '../ports.ts';

const allowedFields: {readonly [Field in keyof Required<LogEntry>]: true} = {
  event: true, requestId: true, method: true, route: true, status: true, durationMs: true,
  code: true, giftId: true, kind: true, attempt: true, error: true,
};
const fields = Object.keys(allowedFields) as (keyof LogEntry)[];

export function createJsonLog(write: (line: string) => void, now: () => number): Log {
  return (line) => {
    const entry: Record<string, unknown> = {time: new Date(now()).toISOString()};
    for (const field of fields) if (line[field] !== undefined) entry[field] = line[field];
    write(JSON.stringify(entry) + '\n');
  };
}
