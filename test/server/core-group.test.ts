import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {claimToken, hashToken, newGiftId, newToken} from '../../src/protocol/index.ts';
import {aBackend, DAY, SHOP_PAGE} from './support/world.ts';

/** The door does not take a group yet; the rules and the tables do. */
async function aGroup(portions: number) {
  const shop = await aBackend();
  const manage = newToken('manage');
  const claim = await claimToken(manage, 0);
  const id = newGiftId();
  await shop.store.change(async (tx) => {
    await tx.insertGift({id, manageHash: await hashToken(manage), wish: 'w', product: '{"ref":"mug","title":"Mug"}',
      productRef: 'mug', variant: 'mug', choices: '[{"ref":"mug","title":"Mug"}]', unitAmount: 2400, currency: 'EUR', portionCount: portions, note: '', cover: 'plain', senderName: 'Grace',
      policy: JSON.stringify(shop.settings.shop.policy), returnUrl: SHOP_PAGE,
      draftExpiresAt: shop.time.now() + DAY, settleAt: shop.time.now()});
    await tx.insertCapability({hash: await hashToken(manage), kind: 'manage', gift: id});
    await tx.insertCapability({hash: await hashToken(claim), kind: 'claim', gift: id, number: 0});
  });
  await shop.work();
  shop.provider.pay([...shop.provider.checkouts.values()][0]!.id);
  shop.time.pass(5000);
  await shop.work();
  const look = async () => (await shop.call('gift', undefined, {token: manage})).body;
  assert.equal((await look()).state, 'ready');
  return {shop, manage, claim, look};
}

describe('a gift for several', () => {
  test('goes to as many people as it has portions, and to nobody twice', async () => {
    const {shop, claim, look} = await aGroup(3);
    await using _ = shop;
    const wishes = await Promise.all(Array.from({length: 20}, () => shop.claiming()));
    const answers = await Promise.all(wishes.map(({body}) => shop.call('claim', body, {token: claim})));
    assert.deepEqual(answers.filter((answer) => answer.status === 200).map((answer) => answer.body.portion).sort(), [1, 2, 3]);
    assert.equal(answers.filter((answer) => answer.code === 'group-empty').length, 17);
    const winner = wishes[answers.findIndex((answer) => answer.status === 200)]!;
    assert.equal((await shop.call('claim', winner.body, {token: claim})).status, 200);
    assert.equal((await shop.call('card', undefined, {token: claim})).code, 'group-empty');
    await shop.work();
    assert.equal(shop.shop.orders.size, 3);
    assert.equal((await look()).state, 'ready');
  });

  test('opens and declines without touching a portion', async () => {
    const {shop, claim, look} = await aGroup(2);
    await using _ = shop;
    const {receiptHash} = await shop.claiming();
    assert.equal((await shop.call('open', {receiptHash}, {token: claim})).body.state, 'opened');
    assert.equal((await shop.call('card', undefined, {token: claim})).body.state, 'sealed');
    assert.equal((await shop.call('decline', {receiptHash}, {token: claim})).status, 200);
    assert.deepEqual((await look()).portions.map((portion) => portion.state), ['ready', 'ready']);
    assert.deepEqual((await shop.call('card', undefined, {token: claim})).body.portions, {total: 2, left: 2});
  });

  test('gives the sender back what nobody took, and ends when the last parcel has arrived', async () => {
    const {shop, manage, claim, look} = await aGroup(3);
    await using _ = shop;
    const {order} = await shop.claimed({claim});
    await shop.work();
    await shop.call('cancel', {}, {token: manage});
    await shop.work();
    const {state, refunded, portions} = await look();
    assert.deepEqual([state, refunded.amount], ['ready', 4800]);
    assert.deepEqual(portions.map((portion) => portion.state), ['ordered', 'cancelled', 'cancelled']);
    await shop.call('delivered', {}, {...shop.secret, params: {id: order}});
    assert.equal((await look()).state, 'closed');
    assert.equal(shop.provider.refunds.size, 2);
  });

  test('refunds each unclaimed portion once when the window is over', async () => {
    const {shop, claim, look} = await aGroup(3);
    await using _ = shop;
    await shop.claimed({claim});
    shop.time.pass(8 * DAY);
    await shop.work();
    await shop.work();
    assert.equal((await look()).refunded.amount, 4800);
    assert.equal((await shop.claimed({claim})).answer.code, 'group-empty');
  });
});
