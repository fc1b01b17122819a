/** Token state can change between the reads of a request and its transaction. Each test lets it change after every single read. */
import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {createToken, deriveClaimToken, hashToken, type EndpointName} from '../../../src/protocol/index.ts';
import type {Storage} from '../../../src/server/storage/storage.ts';
import {createTestBackend} from '../support/test-backend.ts';

/** A storage that runs an action once, after the given number of reads before the request's transaction. */
function createInterruptibleStorage() {
  let remaining = Infinity;
  let hasWritten = false;
  let action = async () => {};
  const wrap = (storage: Storage): Storage => ({
    ...storage,
    async read(work) {
      const result = await storage.read(work);
      if (!hasWritten && --remaining === 0) await action();
      return result;
    },
    async transaction(work) {
      const result = await storage.transaction(work);
      hasWritten = true;
      return result;
    },
  });
  return {
    wrap,
    interruptAfter(reads: number, what: () => Promise<void>) {
      remaining = reads;
      hasWritten = false;
      action = what;
    },
    /** False if the request made fewer reads: then every moment has been tried. */
    wasInterrupted: () => remaining <= 0,
  };
}

/** Runs the race once for each read that the request makes, and returns how many there were. */
async function raceAfterEachRead(race: (reads: number) => Promise<boolean>): Promise<number> {
  for (let reads = 1; ; reads++) if (!(await race(reads))) return reads - 1;
}

async function createRace() {
  const interruptible = createInterruptibleStorage();
  const backend = await createTestBackend({wrapStorage: interruptible.wrap});
  return {backend, ...interruptible};
}

describe('a claim link that is replaced while a request is in flight', () => {
  const requests: {name: EndpointName; portions: number}[] = [
    {name: 'claim', portions: 1}, {name: 'claim', portions: 2}, {name: 'open', portions: 1}, {name: 'open', portions: 2},
    {name: 'decline', portions: 1}, {name: 'decline', portions: 2},
  ];
  for (const {name, portions} of requests) {
    test(`refuses ${name} with ${portions === 1 ? 'one portion' : 'several portions'}`, async () => {
      const reads = await raceAfterEachRead(async (reads) => {
        const {backend, interruptAfter, wasInterrupted} = await createRace();
        await using _ = backend;
        const gift = await backend.createGift({portions});
        const {body} = await backend.prepareClaim();
        const params = name === 'claim' ? body : {receiptHash: body.receiptHash};
        interruptAfter(reads, async () => {
          const claimHash = await hashToken(await deriveClaimToken(gift.manage, 1));
          const replaced = await backend.call('createLink', {claimHash, replace: true}, {token: gift.manage});
          assert.equal(replaced.status, 200, replaced.bodyText);
        });
        const response = await backend.call(name, params, {token: gift.claim});
        if (!wasInterrupted()) return false;
        assert.equal(response.code, 'link-replaced', `after read ${reads}`);
        assert.deepEqual((await gift.fetchGift()).portions.map(({state}) => state), Array.from({length: portions}, () => 'ready'));
        const jobs = await backend.storage.read(async (tx) => [await tx.findJob(gift.id, 1, 'place-order'), await tx.findJob(gift.id, 1, 'refund')]);
        assert.deepEqual(jobs, [undefined, undefined]);
        return true;
      });
      assert.ok(reads >= 2, 'the request reads its token, and more');
    });
  }
});

test('a claim link that is replaced after authentication no longer shows the card', async () => {
  const {backend, interruptAfter, wasInterrupted} = await createRace();
  await using _ = backend;
  const gift = await backend.createGift();
  const claimHash = await hashToken(await deriveClaimToken(gift.manage, 1));
  interruptAfter(1, async () => void (await backend.call('createLink', {claimHash, replace: true}, {token: gift.manage})));
  assert.equal((await backend.call('card', undefined, {token: gift.claim})).code, 'link-replaced');
  assert.ok(wasInterrupted());
});

describe('a receipt that is erased while a request is in flight', () => {
  const requests: {name: 'thank' | 'correctAddress' | 'erase' | 'receipt'; code: string | undefined}[] = [
    {name: 'thank', code: 'personal-data-erased'}, {name: 'correctAddress', code: 'personal-data-erased'},
    {name: 'erase', code: undefined}, {name: 'receipt', code: undefined},
  ];
  for (const {name, code} of requests) {
    test(`stores no personal data by ${name}`, async () => {
      const reads = await raceAfterEachRead(async (reads) => {
        const {backend, interruptAfter, wasInterrupted} = await createRace();
        await using _ = backend;
        const gift = await backend.createGift();
        const {receipt, body} = await backend.claimGift(gift);
        const params = {thank: {note: 'Lovely!'}, correctAddress: {address: body.address, shipTo: body.shipTo}, erase: {}, receipt: undefined}[name];
        interruptAfter(reads, async () => assert.equal((await backend.call('erase', {}, {token: receipt})).status, 200));
        const response = await backend.call(name, params, {token: receipt});
        if (!wasInterrupted()) return false;
        assert.equal(response.code, code, `after read ${reads}`);
        const stored = await backend.storage.read(async (tx) => [await tx.findAddress(gift.id, 1), ...(await tx.listThanks(gift.id))]);
        assert.deepEqual(stored, [undefined]);
        return true;
      });
      assert.ok(reads >= 1, 'the request reads its token');
    });
  }
});

test('of a claim and a replacement of its link sent together, never both succeed', async () => {
  for (let round = 0; round < 20; round++) {
    await using backend = await createTestBackend();
    const gift = await backend.createGift();
    const claimHash = await hashToken(await deriveClaimToken(gift.manage, 1));
    const {body} = await backend.prepareClaim({receipt: createToken('receipt')});
    const [replaced, claimed] = await Promise.all([
      backend.call('createLink', {claimHash, replace: true}, {token: gift.manage}),
      backend.call('claim', body, {token: gift.claim}),
    ]);
    assert.equal([replaced.status, claimed.status].filter((status) => status === 200).length, 1, `${replaced.bodyText} ${claimed.bodyText}`);
  }
});
