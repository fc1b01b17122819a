import {describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {createHash, createHmac} from 'node:crypto';
import {claimToken, hashToken, isToken, newGiftId, newToken, tokenKind} from '../../src/protocol/index.ts';

describe('tokens', () => {
  test('have the form of their kind, and 32 random bytes', () => {
    assert.match(newToken('manage'), /^gm_[A-Za-z0-9_-]{43}$/);
    assert.match(newToken('receipt'), /^gr_[A-Za-z0-9_-]{43}$/);
    assert.equal(new Set(Array.from({length: 500}, () => newToken('claim'))).size, 500);
    assert.match(newGiftId(), /^[A-Za-z0-9_-]{22}$/);
  });

  test('are told apart, and from what a chat cut short', () => {
    const token = newToken('claim');
    assert.equal(tokenKind(token), 'claim');
    assert.equal(tokenKind(token.slice(0, -1)), undefined);
    assert.equal(tokenKind(`${token}.`), undefined);
    assert.equal(tokenKind(token.replace('gc_', 'gx_')), undefined);
    assert.ok(!isToken(token, 'manage'));
  });

  test('are hashed as SHA-256 of the whole token, base64url', async () => {
    const token = newToken('secret');
    assert.equal(await hashToken(token), createHash('sha256').update(token).digest('base64url'));
  });

  test('claim token n is HMAC-SHA256 of claim:n under the manage token', async () => {
    const manage = newToken('manage');
    for (const n of [0, 1, 41]) {
      assert.equal(await claimToken(manage, n), `gc_${createHmac('sha256', manage).update(`claim:${n}`).digest('base64url')}`);
    }
  });
});
