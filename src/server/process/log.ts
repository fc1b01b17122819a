/** One JSON line a fact, and only the fields that `LogLine` allows, whatever else an object may carry. */
import type {Log, LogLine} from '../ports.ts';

const allowed: {readonly [Field in keyof Required<LogLine>]: true} = {
  at: true, requestId: true, method: true, route: true, status: true, ms: true,
  code: true, gift: true, kind: true, attempt: true, error: true,
};
const fields = Object.keys(allowed) as (keyof LogLine)[];

export function jsonLog(write: (line: string) => void, now: () => number): Log {
  return (line) => {
    const kept: Record<string, unknown> = {time: new Date(now()).toISOString()};
    for (const field of fields) if (line[field] !== undefined) kept[field] = line[field];
    write(JSON.stringify(kept) + '\n');
  };
}
