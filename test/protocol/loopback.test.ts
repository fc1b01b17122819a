import assert from 'node:assert/strict';
import {test} from 'node:test';
import {isLoopbackHost} from '../../src/protocol/index.ts';

test('only localhost, its subdomains and loopback addresses are on this machine', () => {
  for (const host of ['localhost', 'LOCALHOST', 'gifts.localhost', '127.0.0.1', '127.8.9.1', '::1', '[::1]']) assert.ok(isLoopbackHost(host), host);
  const others = [
    'tea.example', 'localhost.example', 'notlocalhost', '127.0.0.1.example', '128.0.0.1', '192.168.1.2', '0.0.0.0', '::', '',
  ];
  for (const host of others) assert.equal(isLoopbackHost(host), false, host);
});
