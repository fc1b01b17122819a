import {expect} from '@open-wc/testing';
import {GiftClient, GiftError} from '../../src/client/index.ts';
import type {Receipt} from '../../src/protocol/index.ts';
import {createBackend, createMemoryStore, testAddress, createDraftParams, type BackendHandle} from '../support/browser-backend.ts';

const expectError = async (promise: Promise<unknown>) => {
  try {
    await promise;
  } catch (error) {
    expect(error).to.be.instanceOf(GiftError);
    return error as GiftError;
  }
  throw new Error('The request was expected to fail.');
};

describe('the client with a real backend', () => {
  let backend: BackendHandle;
  before(async () => { backend = await createBackend(); });
  after(() => backend.close());
  afterEach(() => backend.clearFaults());

  it('returns a product with the server’s prices', async () => {
    const product = await backend.client().product('teapot');
    expect(product.title).to.equal('Kyusu teapot');
    expect(product.variants[0]!.price).to.deep.equal({amount: 4800, currency: 'EUR'});
  });

  it('rejects with not-found for an unknown product', async () => {
    const error = await expectError(backend.client().product('nothing'));
    expect(error).to.include({code: 'not-found', status: 404, retryable: false});
    expect(error.requestId).to.be.a('string');
  });

  it('takes a gift from draft to claim', async () => {
    const {gift, claimToken, manageToken, sender} = await backend.createGift();
    expect(gift.state).to.equal('ready');
    const recipient = backend.client();
    expect((await recipient.card(claimToken)).state).to.equal('sealed');
    expect((await recipient.open(claimToken)).product!.title).to.equal('Kyusu teapot');
    const {receipt, receiptToken} = await recipient.claim(claimToken, {variant: 'sand', address: testAddress});
    expect(receipt.product.variant!.ref).to.equal('sand');
    await backend.runDueJobs();
    expect((await recipient.receipt(receiptToken)).state).to.equal('ordered');
    expect((await sender.gift(manageToken)).portions[0]!.state).to.equal('ordered');
    expect(await recipient.findReceiptToken(claimToken)).to.equal(receiptToken);
  });

  it('creates one gift when called twice at once', async () => {
    const sender = backend.client();
    const [first, second] = await Promise.all([sender.draft(createDraftParams()), sender.draft(createDraftParams())]);
    expect(first.gift.id).to.equal(second.gift.id);
  });

  it('creates one gift when the first response is lost', async () => {
    const sender = backend.client();
    await backend.dropNextResponse('POST /v1/gifts');
    const {gift} = await sender.draft(createDraftParams());
    const posts = (await backend.requests()).filter(({method, path}) => method === 'POST' && path === '/v1/gifts').slice(-2);
    expect(posts.map(({status}) => status)).to.deep.equal([201, 201]);
    expect(posts[0]!.requestBody).to.equal(posts[1]!.requestBody);
    expect(posts[1]!.responseHeaders['idempotent-replayed']).to.equal('true');
    expect(JSON.parse(posts[1]!.responseBody).gift.id).to.equal(gift.id);
  });

  it('creates one gift when the page is reloaded before the response arrives', async () => {
    const localStore = createMemoryStore();
    const page = () => new GiftClient({backend: backend.url, localStore, retry: {maxAttempts: 1}});
    await backend.dropNextResponse('POST /v1/gifts');
    const error = await expectError(page().draft(createDraftParams()));
    expect(error).to.include({code: 'network', outcomeUnknown: true});
    const {gift} = await page().draft(createDraftParams());
    const again = await page().draft(createDraftParams());
    expect(again.gift.id).to.equal(gift.id);
    expect(page().sentGifts().map(({id}) => id)).to.deep.equal([gift.id]);
  });

  it('creates another draft for other params and cancels the first', async () => {
    const sender = backend.client();
    const first = await sender.draft(createDraftParams());
    const second = await sender.draft(createDraftParams({note: 'Another note.'}));
    expect(second.gift.id).not.to.equal(first.gift.id);
    expect((await sender.gift(first.manageToken)).state).to.equal('cancelled');
    expect(sender.sentGifts().map(({id}) => id)).to.deep.equal([second.gift.id]);
  });

  it('returns the gift that was paid in the meantime, and creates another one after clearDraft', async () => {
    const sender = backend.client();
    const first = await sender.draft(createDraftParams());
    await backend.pay(first.checkout!.url);
    const again = await sender.draft(createDraftParams());
    expect(again.gift.id).to.equal(first.gift.id);
    expect(again.checkout).to.equal(undefined);
    sender.clearDraft('teapot');
    expect((await sender.draft(createDraftParams())).gift.id).not.to.equal(first.gift.id);
  });

  it('uses a new idempotency key after a final rejection, so that the same params can succeed later', async () => {
    const sender = backend.client();
    const dear = createDraftParams({expected: {amount: 1, currency: 'EUR'}});
    expect((await expectError(sender.draft(dear))).code).to.equal('price-mismatch');
    await expectError(sender.draft(dear));
    const keys = (await backend.requests()).filter(({path, method}) => method === 'POST' && path === '/v1/gifts').slice(-2)
      .map(({requestHeaders}) => requestHeaders['idempotency-key']);
    expect(keys[0]).not.to.equal(keys[1]);
  });

  it('claims once when the response is lost, with the same encrypted bytes', async () => {
    const {claimToken} = await backend.createGift({draftKey: 'lost claim'});
    const recipient = backend.client();
    await recipient.open(claimToken);
    await backend.dropNextResponse('POST /v1/claim');
    const {receipt} = await recipient.claim(claimToken, {address: testAddress});
    expect(receipt.state).to.be.oneOf(['claimed', 'ordered']);
    const posts = (await backend.requests()).filter(({path, method}) => method === 'POST' && path === '/v1/claim').slice(-2);
    expect(posts[0]!.requestBody).to.equal(posts[1]!.requestBody);
    const [first, repeated] = posts.map(({responseBody}) => JSON.parse(responseBody) as Receipt);
    expect([repeated!.gift, repeated!.portion, repeated!.claimedAt]).to.deep.equal([first!.gift, first!.portion, first!.claimedAt]);
    expect(posts[0]!.requestBody).not.to.contain('Invaliden');
  });

  it('lets exactly one of two recipients claim', async () => {
    const {claimToken} = await backend.createGift({draftKey: 'race'});
    const recipients = [backend.client(), backend.client()];
    const outcomes = await Promise.allSettled(recipients.map((recipient) => recipient.claim(claimToken, {address: testAddress})));
    expect(outcomes.filter(({status}) => status === 'fulfilled')).to.have.lengthOf(1);
    const loser = outcomes.find((outcome): outcome is PromiseRejectedResult => outcome.status === 'rejected')!;
    expect(loser.reason).to.include({code: 'already-claimed', status: 409});
  });

  it('invalidates the old link when a new one is created, which any manage link can rebuild', async () => {
    const {claimToken, manageToken, sender} = await backend.createGift({draftKey: 'replace'});
    const replaced = await sender.replaceLink(manageToken);
    expect((await expectError(sender.card(claimToken))).code).to.equal('link-replaced');
    const fresh = (await backend.client().claimLink(replaced, manageToken)).split('#')[1]!;
    expect((await sender.card(fresh)).state).to.equal('sealed');
  });

  it('also replaces a link that another tab created in the meantime', async () => {
    const {manageToken, sender} = await backend.createGift({draftKey: 'two tabs'});
    const leaked = (await sender.claimLink(await sender.replaceLink(manageToken), manageToken)).split('#')[1]!;
    const fresh = await backend.client().replaceLink(manageToken);
    expect(fresh.linkNumber).to.equal(2);
    expect((await expectError(sender.card(leaked))).code).to.equal('link-replaced');
  });

  it('ships to the address that was corrected after a lost response, or rejects the correction', async () => {
    const {claimToken} = await backend.createGift({draftKey: 'corrected'});
    const localStore = createMemoryStore();
    const sessionStore = createMemoryStore();
    const recipient = new GiftClient({backend: backend.url, localStore, sessionStore, retry: {maxAttempts: 1}});
    await backend.dropNextResponse('POST /v1/claim');
    await expectError(recipient.claim(claimToken, {address: {...testAddress, street: ['Wrong street 1']}}));
    const {body, error} = await recipient.claim(claimToken, {address: testAddress}).then(
      (body) => ({body, error: undefined}), (error: unknown) => ({body: undefined, error: error as GiftError}));
    await backend.runDueJobs();
    const {orders} = await backend.callAsMerchant('GET', '/v1/orders');
    const mine = orders.find(({claimedAt}) => claimedAt === orders.map((order) => order.claimedAt).sort().at(-1))!;
    const {address} = await backend.callAsMerchant<{address: {street: string[]}}>('POST', `/v1/orders/${mine.id}/shipping/decrypt`, {});
    // It depends on whether the shop was faster; but the wrong street is never confirmed.
    if (body) expect(address.street).to.deep.equal(testAddress.street);
    else expect(error!.code).to.equal('state-conflict');
    expect(await recipient.findReceiptToken(claimToken)).to.be.a('string');
  });

  it('returns no data while the ETag is current', async () => {
    const {manageToken, sender} = await backend.createGift({draftKey: 'etag'});
    const {etag} = await sender.giftIfChanged(manageToken, undefined);
    expect((await sender.giftIfChanged(manageToken, etag)).data).to.equal(undefined);
    await sender.cancel(manageToken);
    expect((await sender.giftIfChanged(manageToken, etag)).data!.state).to.equal('cancelled');
  });

  it('rejects a response that does not follow the protocol', async () => {
    await backend.addFault({kind: 'invalid-response', match: 'GET /v1/shop'});
    expect((await expectError(backend.client().shop())).code).to.equal('invalid-response');
  });

  it('retries through a short outage', async () => {
    await backend.addFault({kind: 'down', match: 'GET /v1/shop', times: 2});
    expect((await backend.client().shop()).name).to.equal('Tea & Clay');
  });

  it('encrypts again when the shop has rotated its key', async () => {
    const {claimToken} = await backend.createGift({draftKey: 'rotation'});
    const recipient = backend.client();
    const shop = await recipient.shop();
    // Returns the shop with another key once, as before a rotation.
    const {publicKey} = await crypto.subtle.generateKey({name: 'ECDH', namedCurve: 'P-256'}, true, ['deriveBits']);
    const {x, y} = await crypto.subtle.exportKey('jwk', publicKey);
    let first = true;
    const stale = new GiftClient({
      backend: backend.url, localStore: createMemoryStore(), sessionStore: createMemoryStore(),
      fetch: async (input, init) => {
        if (!String(input).endsWith('/v1/shop') || !first) return fetch(input, init);
        first = false;
        return Response.json({...shop, fulfillmentKey: {...shop.fulfillmentKey, x, y, kid: 'retired-key'}});
      },
    });
    const error = await expectError(stale.claim(claimToken, {address: testAddress}));
    // An unknown key is rejected as undeliverable; for a retired one the client encrypts again. Either way nothing was claimed.
    expect(error.code).to.be.oneOf(['fulfillment-key-retired', 'address-undeliverable']);
    const {receipt} = await stale.claim(claimToken, {address: {...testAddress, city: 'Potsdam'}});
    expect(receipt.portion).to.equal(1);
  });
});
