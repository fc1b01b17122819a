import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {createTestBackend} from '../support/test-backend.ts';

describe('a secret gift', () => {
  const about = /teapot|Holds tea|white|blue/i;

  test('hides the product until it is opened', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift({product: 'teapot', secret: true});
    const sealed = await backend.call('card', undefined, {token: gift.claim});
    assert.equal(sealed.body.secret, true);
    assert.doesNotMatch(sealed.bodyText, about);
    const {receiptHash} = await backend.prepareClaim();
    const opened = await backend.call('open', {receiptHash}, {token: gift.claim});
    assert.deepEqual([opened.body.state, opened.body.product!.title], ['opened', 'Teapot']);
    assert.equal((await backend.call('card', undefined, {token: gift.claim})).body.product!.title, 'Teapot');
  });

  test('stays hidden on a group’s link, whoever has opened it', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift({product: 'teapot', secret: true, portions: 2});
    const {receiptHash} = await backend.prepareClaim();
    assert.equal((await backend.call('open', {receiptHash}, {token: gift.claim})).body.product!.title, 'Teapot');
    assert.equal((await backend.claimGift(gift, {variant: 'white'})).response.body.product.title, 'Teapot');
    const card = await backend.call('card', undefined, {token: gift.claim});
    assert.deepEqual([card.body.secret, card.body.state], [true, 'sealed']);
    assert.doesNotMatch(card.bodyText, about);
  });

  test('is visible to its sender, and the same draft without `secret` is a different request', async () => {
    await using backend = await createTestBackend();
    const gift = await backend.createGift({secret: true});
    const {secret, product} = await gift.fetchGift();
    assert.deepEqual([secret, product.title], [true, 'Mug']);
    assert.equal((await backend.call('draft', {...gift.body, secret: false})).code, 'state-conflict');
    assert.equal((await backend.call('draft', gift.body)).body.gift.id, gift.id);
  });
});
