import {describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {createHash, createHmac} from 'node:crypto';
import {deriveClaimToken, hashToken, isToken, createGiftId, createToken, tokenKind} from '../../src/protocol/index.ts';

describe('tokens', () => {
  test('have the form of their kind, and 32 random bytes', () => {
    assert.match(createToken('manage'), /^gm_[A-Za-z0-9_-]{43}$/);
    assert.match(createToken('receipt'), /^gr_[A-Za-z0-9_-]{43}$/);
    assert.equal(new Set(Array.from({length: 500}, () => createToken('claim'))).size, 500);
    assert.match(createGiftId(), /^[A-Za-z0-9_-]{22}$/);
  });

  test('are told apart, and from what a chat cut short', () => {
    const token = createToken('claim');
    assert.equal(tokenKind(token), 'claim');
    assert.equal(tokenKind(token.slice(0, -1)), undefined);
    assert.equal(tokenKind(`${token}.`), undefined);
    assert.equal(tokenKind(token.replace('gc_', 'gx_')), undefined);
    assert.ok(!isToken(token, 'manage'));
  });

  test('are hashed as SHA-256 of the whole token, base64url', async () => {
    const token = createToken('secret');
    assert.equal(await hashToken(token), createHash('sha256').update(token).digest('base64url'));
  });

  test('claim token n is HMAC-SHA256 of claim:n under the manage token', async () => {
    const manage = createToken('manage');
    for (const n of [0, 1, 41]) {
      assert.equal(await deriveClaimToken(manage, n), `gc_${createHmac('sha256', manage).update(`claim:${n}`).digest('base64url')}`);
    }
  });
});
