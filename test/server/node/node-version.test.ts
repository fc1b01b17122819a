import assert from 'node:assert/strict';
import {test} from 'node:test';
import {unsupportedNodeMessage} from '../../../src/server/node/node-version.ts';

test('an older Node.js gets a message that names the required version', () => {
  assert.match(unsupportedNodeMessage('20.20.2')!, /needs Node 22\.13 or newer.*this is Node 20\.20\.2/);
  assert.match(unsupportedNodeMessage('22.12.0')!, /22\.12\.0/);
  for (const version of ['22.13.0', '22.20.1', '23.0.0', '24.21.0', '100.0.0']) assert.equal(unsupportedNodeMessage(version), undefined, version);
});
