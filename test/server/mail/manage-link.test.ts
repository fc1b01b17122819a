/** Several manage links of one gift: each builds claim links of its own, and none is left with a dead one. */
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
  /** What the holder of a manage link has in hand to share. */
  const claimTokenOf = async (manage: string) => (await client.claimLink(await client.gift(manage), manage)).split('#')[1]!;
  const card = async (claim: string) => {
    const {status, code} = await shop.call('card', undefined, {token: claim});
    return code ?? status;
  };
  return {shop, gift, mailed, client, claimOf: claimTokenOf, card, [Symbol.asyncDispose]: () => shop[Symbol.asyncDispose]()};
}

describe('a manage link that was mailed', () => {
  test('opens the same gift and has a claim link of its own, that works beside the first', async () => {
    await using it = await createGiftWithTwoLinks();
    assert.equal((await it.client.gift(it.mailed)).id, it.gift.id);
    const own = await it.claimOf(it.mailed);
    assert.notEqual(own, it.gift.claim);
    assert.deepEqual([await it.card(own), await it.card(it.gift.claim)], [200, 200]);
    assert.equal((await it.shop.claimGift({claim: own})).response.status, 200);
    assert.equal(await it.card(it.gift.claim), 'already-claimed');
  });

  test('has a working claim link again after the sender’s browser has replaced all of them', async () => {
    await using it = await createGiftWithTwoLinks();
    const own = await it.claimOf(it.mailed);
    await it.client.replaceLink(it.gift.manage);
    assert.deepEqual([await it.card(own), await it.card(it.gift.claim)], ['link-replaced', 'link-replaced']);
    assert.equal((await it.client.gift(it.mailed)).linkReplaced, true);
    const again = await it.claimOf(it.mailed);
    assert.notEqual(again, own);
    assert.equal(await it.card(again), 200);
    assert.equal((await it.client.gift(it.mailed)).linkReplaced, false);
    assert.equal(await it.claimOf(it.mailed), again, 'looking again makes no further one');
    const theirs = await it.claimOf(it.gift.manage);
    assert.equal(await it.card(theirs), 200, 'the sender’s own new link lives on');
  });

  test('may replace the link itself, and then the sender’s browser makes one more', async () => {
    await using it = await createGiftWithTwoLinks();
    await it.client.replaceLink(it.mailed);
    assert.equal(await it.card(it.gift.claim), 'link-replaced');
    assert.equal((await it.client.gift(it.gift.manage)).linkReplaced, true);
    assert.equal(await it.card(await it.claimOf(it.gift.manage)), 200);
    // And back again: numbers of the two never get into each other's way.
    for (const manage of [it.gift.manage, it.mailed, it.gift.manage]) {
      await it.client.replaceLink(manage);
      for (const holder of [it.gift.manage, it.mailed]) assert.equal(await it.card(await it.claimOf(holder)), 200);
    }
  });

  test('makes one and the same link when two pages look at once', async () => {
    await using it = await createGiftWithTwoLinks();
    await it.client.replaceLink(it.gift.manage);
    const [one, other] = await Promise.all([it.claimOf(it.mailed), it.claimOf(it.mailed)]);
    assert.equal(one, other);
    assert.equal(await it.card(one), 200);
  });

  test('makes no link for a gift that can’t be given any more', async () => {
    await using it = await createGiftWithTwoLinks();
    await it.client.replaceLink(it.gift.manage);
    await it.shop.claimGift({claim: await it.claimOf(it.gift.manage)});
    const before = (await it.client.gift(it.mailed)).sequence;
    await it.claimOf(it.mailed);
    assert.equal((await it.client.gift(it.mailed)).sequence, before);
  });

  test('can’t take over a claim link of the other’s making, nor of another gift', async () => {
    await using it = await createGiftWithTwoLinks();
    const other = await it.shop.createPaidGift();
    const claimHash = await hashToken(await deriveClaimToken(other.manage, 0));
    assert.equal((await it.shop.call('createLink', {claimHash, replace: true}, {token: it.mailed})).code, 'validation-failed');
    assert.equal(await it.card(it.gift.claim), 200);
  });

  test('takes the gift back as the first one does', async () => {
    await using it = await createGiftWithTwoLinks();
    assert.equal((await it.client.cancel(it.mailed)).state, 'cancelled');
    await it.shop.runDueJobs();
    assert.equal((await it.client.gift(it.gift.manage)).refunded.amount, 2400);
  });
});
