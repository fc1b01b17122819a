import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {endpoints, type Endpoint} from '../../src/protocol/index.ts';

const all = Object.entries(endpoints) as [string, Endpoint][];

describe('the endpoint table', () => {
  test('has no two endpoints with the same method and path', () => {
    const routes = all.map(([, {method, path}]) => `${method} ${path}`);
    assert.equal(new Set(routes).size, routes.length);
  });

  test('has a request body for every POST and PATCH, and none for GET', () => {
    for (const [name, {method, request}] of all) assert.equal(request === undefined, method === 'GET', name);
  });

  test('has no token in a path', () => {
    for (const [name, {path}] of all) assert.ok(!/token|hash|key/i.test(path), name);
  });

  test('limits every endpoint', () => {
    for (const [name, {method, rateLimit}] of all) assert.equal(rateLimit === 'read', method === 'GET', name);
  });

  test('shows the sender no field of a recipient', () => {
    for (const [name, {credential, response}] of all) {
      if (!credential.includes('manage')) continue;
      const fields = Object.keys((response as unknown as {shape: object}).shape);
      for (const forbidden of ['shipTo', 'address', 'recipient', 'receiptHash', 'tracking']) assert.ok(!fields.includes(forbidden), `${name}: ${forbidden}`);
    }
  });
});
