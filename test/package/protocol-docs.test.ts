import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {readDocument, renderDocument} from '../../scripts/docs.ts';
import {endpoints, MAX_BODY_BYTES, MAX_CLAIM_WINDOW_DAYS} from '../../src/protocol/index.ts';
import {defaultRetry} from '../../src/client/retry.ts';

describe('docs/protocol.md', () => {
  const text = readDocument('docs/protocol.md');
  const renderProtocolDocs = (source: string) => renderDocument('docs/protocol.md', source);

  test('has the endpoints, problems and transitions of the source: npm run generate:docs', () => {
    assert.equal(text, renderProtocolDocs(text));
  });

  test('shows a change of the source', () => {
    const stale = text.replace('stateDiagram-v2', 'flowchart').replace('`POST /v1/claim`', '`POST /v1/claims`');
    assert.equal(renderProtocolDocs(stale), text);
    assert.throws(() => renderProtocolDocs(text.replace('<!-- generated:problems -->', '')), /lacks the markers for problems/);
  });

  test('names paths that exist', () => {
    const paths = new Set([...Object.values(endpoints).map(({path}): string => path), '/v1/openapi.json', '/v1/payments/{provider}/webhooks']);
    const named = [...text.matchAll(/`(?:GET|POST|PATCH) (\/v1\/[^`]*)`/g)].map(([, path]) => path!);
    assert.ok(named.length > 20);
    assert.deepEqual(named.filter((path) => !paths.has(path)), []);
  });

  test('states the limits and retry options of the source', () => {
    const {maxAttempts, attemptTimeoutMs, timeoutMs, baseDelayMs, maxDelayMs} = defaultRetry;
    for (const sentence of [
      `at most ${MAX_BODY_BYTES / 1024} KiB`,
      `never beyond ${MAX_CLAIM_WINDOW_DAYS} days`,
      `at most ${maxAttempts} attempts within ${timeoutMs / 1000} seconds, each limited to ${attemptTimeoutMs / 1000} seconds`,
      `up to ${baseDelayMs} ms before the first retry`,
      `up to ${maxDelayMs / 1000} seconds`,
    ]) assert.ok(text.replace(/\s+/g, ' ').includes(sentence), sentence);
  });
});
