import assert from 'node:assert/strict';
import {test} from 'node:test';
import {isLoopbackHost} from '../../src/protocol/index.ts';

test('only localhost, its subdomains and loopback addresses are on this machine', () => {
  for (const host of ['localhost', 'LocalHost', 'shop.localhost', '127.0.0.1', '127.1.2.3', '::1', '[::1]']) assert.ok(isLoopbackHost(host), host);
  for (const host of ['tea.example', 'localhost.tea.example', 'notlocalhost', '127.0.0.1.tea.example', '128.0.0.1', '0.0.0.0', '::', '']) {
    assert.ok(!isLoopbackHost(host), host);
  }
});
