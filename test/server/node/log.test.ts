import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createJsonLog} from '../../../src/server/node/log.ts';
import type {LogEntry} from '../../../src/server/ports.ts';

test('the log writes only the fields of a log entry, whatever else an object holds', () => {
  const lines: string[] = [];
  const log = createJsonLog((line) => lines.push(line), () => 0);
  log({event: 'request', route: '/v1/claim', status: 200, token: 'gc_secret', note: 'happy birthday'} as LogEntry);
  assert.deepEqual(lines, ['{"time":"1970-01-01T00:00:00.000Z","event":"request","route":"/v1/claim","status":200}\n']);
});
