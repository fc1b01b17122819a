/** Several manage links of one gift: each has its own claim links. */
import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {GiftClient} from '../../../src/client/index.ts';
import {deriveClaimToken, hashToken} from '../../../src/protocol/index.ts';
import {createBackendWithMail, manageTokenIn} from '../support/mail.ts';
import {BACKEND} from '../support/test-backend.ts';

async function createGiftWithTwoLinks() {
  const shop = await createBackendWithMail();
  const gift = await shop.createPaidGift();
  await shop.runDueJobs();
  const mailed = manageTokenIn(shop.fakeMail.messages[0]);
  const client = new GiftClient({
    backend: BACKEND,
    fetch: (input, init) => shop.backend.fetch(new Request(input, init), {address: '192.0.2.7'}),
  });
  /** The claim token that the holder of a manage link can share. */
  const claimTokenOf = async (manage: string) => (await client.claimLink(await client.gift(manage), manage)).split('#')[1]!;
  const card = async (claim: string) => {
    const {status, code} = await shop.call('card', undefined, {token: claim});
    return code ?? status;
  };
  return {shop, gift, mailed, client, claimOf: claimTokenOf, card, [Symbol.asyncDispose]: () => shop[Symbol.asyncDispose]()};
}

describe('a mailed manage link', () => {
  test('opens the same gift and has its own claim link, which works beside the first', async () => {
    await using it = await createGiftWithTwoLinks();
    assert.equal((await it.client.gift(it.mailed)).id, it.gift.id);
    const own = await it.claimOf(it.mailed);
    assert.notEqual(own, it.gift.claim);
    assert.deepEqual([await it.card(own), await it.card(it.gift.claim)], [200, 200]);
    assert.equal((await it.shop.claimGift({claim: own})).response.status, 200);
    assert.equal(await it.card(it.gift.claim), 'already-claimed');
  });

  test('gets a new claim link after the sender’s browser has replaced all of them', async () => {
    await using it = await createGiftWithTwoLinks();
    const own = await it.claimOf(it.mailed);
    await it.client.replaceLink(it.gift.manage);
    assert.deepEqual([await it.card(own), await it.card(it.gift.claim)], ['link-replaced', 'link-replaced']);
    assert.equal((await it.client.gift(it.mailed)).linkReplaced, true);
    const again = await it.claimOf(it.mailed);
    assert.notEqual(again, own);
    assert.equal(await it.card(again), 200);
    assert.equal((await it.client.gift(it.mailed)).linkReplaced, false);
    assert.equal(await it.claimOf(it.mailed), again, 'loading again creates no further one');
    const theirs = await it.claimOf(it.gift.manage);
    assert.equal(await it.card(theirs), 200, 'the sender’s new link still works');
  });

  test('can replace the link, and then the sender’s browser gets a new one', async () => {
    await using it = await createGiftWithTwoLinks();
    await it.client.replaceLink(it.mailed);
    assert.equal(await it.card(it.gift.claim), 'link-replaced');
    assert.equal((await it.client.gift(it.gift.manage)).linkReplaced, true);
    assert.equal(await it.card(await it.claimOf(it.gift.manage)), 200);
    // And back again: the link numbers of the two do not collide.
    for (const manage of [it.gift.manage, it.mailed, it.gift.manage]) {
      await it.client.replaceLink(manage);
      for (const holder of [it.gift.manage, it.mailed]) assert.equal(await it.card(await it.claimOf(holder)), 200);
    }
  });

  test('creates one link if two pages load at once', async () => {
    await using it = await createGiftWithTwoLinks();
    await it.client.replaceLink(it.gift.manage);
    const [one, other] = await Promise.all([it.claimOf(it.mailed), it.claimOf(it.mailed)]);
    assert.equal(one, other);
    assert.equal(await it.card(one), 200);
  });

  test('creates no link for a gift that is claimed', async () => {
    await using it = await createGiftWithTwoLinks();
    await it.client.replaceLink(it.gift.manage);
    await it.shop.claimGift({claim: await it.claimOf(it.gift.manage)});
    const before = (await it.client.gift(it.mailed)).sequence;
    await it.claimOf(it.mailed);
    assert.equal((await it.client.gift(it.mailed)).sequence, before);
  });

  test('cannot take over a claim link of another manage link or another gift', async () => {
    await using it = await createGiftWithTwoLinks();
    const other = await it.shop.createPaidGift();
    const claimHash = await hashToken(await deriveClaimToken(other.manage, 0));
    assert.equal((await it.shop.call('createLink', {claimHash, replace: true}, {token: it.mailed})).code, 'validation-failed');
    assert.equal(await it.card(it.gift.claim), 200);
  });

  test('can cancel the gift', async () => {
    await using it = await createGiftWithTwoLinks();
    assert.equal((await it.client.cancel(it.mailed)).state, 'cancelled');
    await it.shop.runDueJobs();
    assert.equal((await it.client.gift(it.gift.manage)).refunded.amount, 2400);
  });
});
