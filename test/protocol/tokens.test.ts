import assert from 'node:assert/strict';
import {createHash, createHmac} from 'node:crypto';
import {describe, test} from 'node:test';
import {createGiftId, createToken, deriveClaimToken, hashToken, isToken, tokenKind} from '../../src/protocol/index.ts';

describe('tokens', () => {
  test('have the prefix of their kind and 32 random bytes', () => {
    assert.match(createToken('manage'), /^gm_[A-Za-z0-9_-]{43}$/);
    assert.match(createToken('receipt'), /^gr_[A-Za-z0-9_-]{43}$/);
    assert.equal(new Set(Array.from({length: 500}, () => createToken('claim'))).size, 500);
    assert.match(createGiftId(), /^[A-Za-z0-9_-]{22}$/);
  });

  test('are recognized by kind, unless a chat truncated or extended them', () => {
    const token = createToken('claim');
    assert.equal(tokenKind(token), 'claim');
    assert.equal(tokenKind(token.slice(0, -1)), undefined);
    assert.equal(tokenKind(`${token}.`), undefined);
    assert.equal(tokenKind(token.replace('gc_', 'gx_')), undefined);
    assert.ok(!isToken(token, 'manage'));
  });

  test('are hashed as base64url(SHA-256(token))', async () => {
    const token = createToken('secret');
    assert.equal(await hashToken(token), createHash('sha256').update(token).digest('base64url'));
  });

  test('derive claim token n as the HMAC-SHA256 of claim:n, keyed by the manage token', async () => {
    const manageToken = createToken('manage');
    for (const n of [0, 1, 41]) {
      assert.equal(await deriveClaimToken(manageToken, n), `gc_${createHmac('sha256', manageToken).update(`claim:${n}`).digest('base64url')}`);
    }
  });
});
