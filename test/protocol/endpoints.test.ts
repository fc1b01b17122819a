import {describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {endpoints, type Endpoint} from '../../src/protocol/index.ts';

const all = Object.entries(endpoints) as [string, Endpoint][];

describe('the table of calls', () => {
  test('has no two calls at one address', () => {
    const addresses = all.map(([, {method, path}]) => `${method} ${path}`);
    assert.equal(new Set(addresses).size, addresses.length);
  });

  test('reads with GET and without a body, writes with a body', () => {
    for (const [name, {method, request}] of all) assert.equal(request === undefined, method === 'GET', name);
  });

  test('puts no token into an address', () => {
    for (const [name, {path}] of all) assert.ok(!/token|hash|key/i.test(path), name);
  });

  test('never answers a sender’s call with a recipient’s field', () => {
    for (const [name, {credential, response}] of all) {
      if (!credential.includes('manage')) continue;
      const fields = Object.keys((response as unknown as {shape: object}).shape);
      for (const forbidden of ['shipTo', 'address', 'recipient', 'receiptHash', 'tracking']) assert.ok(!fields.includes(forbidden), `${name}: ${forbidden}`);
    }
  });
});
