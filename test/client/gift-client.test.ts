import {expect} from '@open-wc/testing';
import {GiftClient, GiftError} from '../../src/client/index.ts';
import {createBackend, createMemoryStore, testAddress, createDraftParams, type BackendHandle} from '../support/browser-backend.ts';

const expectError = async (promise: Promise<unknown>) => {
  try {
    await promise;
  } catch (error) {
    expect(error).to.be.instanceOf(GiftError);
    return error as GiftError;
  }
  throw new Error('it was not refused');
};

describe('the client, against a backend', () => {
  let backend: BackendHandle;
  before(async () => { backend = await createBackend(); });
  after(() => backend.close());
  afterEach(() => backend.clearFaults());

  it('shows a product with the server’s prices', async () => {
    const product = await backend.client().product('teapot');
    expect(product.title).to.equal('Kyusu teapot');
    expect(product.variants[0]!.price).to.deep.equal({amount: 4800, currency: 'EUR'});
  });

  it('says why a product is unknown', async () => {
    const error = await expectError(backend.client().product('nothing'));
    expect(error).to.include({code: 'not-found', status: 404, retryable: false});
    expect(error.requestId).to.be.a('string');
  });

  it('carries a gift from draft to claim', async () => {
    const {gift, claimToken, manageToken, sender} = await backend.createGift();
    expect(gift.state).to.equal('ready');
    const friend = backend.client();
    expect((await friend.card(claimToken)).state).to.equal('sealed');
    expect((await friend.open(claimToken)).product!.title).to.equal('Kyusu teapot');
    const {receipt, receiptToken} = await friend.claim(claimToken, {variant: 'sand', address: testAddress});
    expect(receipt.product.variant!.ref).to.equal('sand');
    await backend.runDueJobs();
    expect((await friend.receipt(receiptToken)).state).to.equal('ordered');
    expect((await sender.gift(manageToken)).portions[0]!.state).to.equal('ordered');
    expect(await friend.findReceiptToken(claimToken)).to.equal(receiptToken);
  });

  it('makes one gift when pressed twice at once', async () => {
    const sender = backend.client();
    const [first, second] = await Promise.all([sender.draft(createDraftParams()), sender.draft(createDraftParams())]);
    expect(first.gift.id).to.equal(second.gift.id);
  });

  it('makes one gift when the first answer is lost on its way back', async () => {
    const sender = backend.client();
    await backend.dropNextResponse('POST /v1/gifts');
    const {gift} = await sender.draft(createDraftParams());
    const posts = (await backend.requests()).filter(({method, path}) => method === 'POST' && path === '/v1/gifts').slice(-2);
    expect(posts.map(({status}) => status)).to.deep.equal([201, 201]);
    expect(posts[0]!.requestBody).to.equal(posts[1]!.requestBody);
    expect(posts[1]!.responseHeaders['idempotent-replayed']).to.equal('true');
    expect(JSON.parse(posts[1]!.responseBody).gift.id).to.equal(gift.id);
  });

  it('makes one gift when the page was reloaded before the answer came', async () => {
    const localStore = createMemoryStore();
    const page = () => new GiftClient({backend: backend.url, localStore, retry: {maxAttempts: 1}});
    await backend.dropNextResponse('POST /v1/gifts');
    const error = await expectError(page().draft(createDraftParams()));
    expect(error).to.include({code: 'network', endUnknown: true});
    const {gift} = await page().draft(createDraftParams());
    const again = await page().draft(createDraftParams());
    expect(again.gift.id).to.equal(gift.id);
    expect(page().sentGifts().map(({id}) => id)).to.deep.equal([gift.id]);
  });

  it('drafts anew for other words, and closes the draft before', async () => {
    const sender = backend.client();
    const first = await sender.draft(createDraftParams());
    const second = await sender.draft(createDraftParams({note: 'Other words.'}));
    expect(second.gift.id).not.to.equal(first.gift.id);
    expect((await sender.gift(first.manageToken)).state).to.equal('cancelled');
    expect(sender.sentGifts().map(({id}) => id)).to.deep.equal([second.gift.id]);
  });

  it('leads to the gift that has been paid for meanwhile, and begins another once that is finished', async () => {
    const sender = backend.client();
    const first = await sender.draft(createDraftParams());
    await backend.pay(first.checkout!.url);
    const again = await sender.draft(createDraftParams());
    expect(again.gift.id).to.equal(first.gift.id);
    expect(again.checkout).to.equal(undefined);
    sender.clearDraft('teapot');
    expect((await sender.draft(createDraftParams())).gift.id).not.to.equal(first.gift.id);
  });

  it('takes a new key after a final no, so that the same words can succeed later', async () => {
    const sender = backend.client();
    const dear = createDraftParams({expected: {amount: 1, currency: 'EUR'}});
    expect((await expectError(sender.draft(dear))).code).to.equal('price-mismatch');
    await expectError(sender.draft(dear));
    const keys = (await backend.requests()).filter(({path, method}) => method === 'POST' && path === '/v1/gifts').slice(-2)
      .map(({requestHeaders}) => requestHeaders['idempotency-key']);
    expect(keys[0]).not.to.equal(keys[1]);
  });

  it('claims once when the answer is lost, with the same sealed bytes', async () => {
    const {claimToken} = await backend.createGift({draftKey: 'lost claim'});
    const friend = backend.client();
    await friend.open(claimToken);
    await backend.dropNextResponse('POST /v1/claim');
    const {receipt} = await friend.claim(claimToken, {address: testAddress});
    expect(receipt.state).to.be.oneOf(['claimed', 'ordered']);
    const posts = (await backend.requests()).filter(({path, method}) => method === 'POST' && path === '/v1/claim').slice(-2);
    expect(posts[0]!.requestBody).to.equal(posts[1]!.requestBody);
    expect(posts[0]!.responseBody).to.equal(posts[1]!.responseBody);
    expect(posts[0]!.requestBody).not.to.contain('Invaliden');
  });

  it('lets exactly one of two friends claim', async () => {
    const {claimToken} = await backend.createGift({draftKey: 'race'});
    const friends = [backend.client(), backend.client()];
    const ends = await Promise.allSettled(friends.map((friend) => friend.claim(claimToken, {address: testAddress})));
    expect(ends.filter(({status}) => status === 'fulfilled')).to.have.lengthOf(1);
    const lost = ends.find((end): end is PromiseRejectedResult => end.status === 'rejected')!;
    expect(lost.reason).to.include({code: 'already-claimed', status: 409});
  });

  it('kills the old link in the moment a new one is made, which any manage link can rebuild', async () => {
    const {claimToken, manageToken, sender} = await backend.createGift({draftKey: 'replace'});
    const replaced = await sender.replaceLink(manageToken);
    expect((await expectError(sender.card(claimToken))).code).to.equal('link-replaced');
    const fresh = (await backend.client().claimLink(replaced, manageToken)).split('#')[1]!;
    expect((await sender.card(fresh)).state).to.equal('sealed');
  });

  it('replaces the link that another tab has made meanwhile, too', async () => {
    const {manageToken, sender} = await backend.createGift({draftKey: 'two tabs'});
    const leaked = (await sender.claimLink(await sender.replaceLink(manageToken), manageToken)).split('#')[1]!;
    const fresh = await backend.client().replaceLink(manageToken);
    expect(fresh.linkNumber).to.equal(2);
    expect((await expectError(sender.card(leaked))).code).to.equal('link-replaced');
  });

  it('sends what was corrected after a lost answer to the corrected address, or says that it is too late', async () => {
    const {claimToken} = await backend.createGift({draftKey: 'corrected'});
    const localStore = createMemoryStore();
    const sessionStore = createMemoryStore();
    const friend = new GiftClient({backend: backend.url, localStore, sessionStore, retry: {maxAttempts: 1}});
    await backend.dropNextResponse('POST /v1/claim');
    await expectError(friend.claim(claimToken, {address: {...testAddress, street: ['Wrong street 1']}}));
    const {body, error} = await friend.claim(claimToken, {address: testAddress}).then(
      (body) => ({body, error: undefined}), (error: unknown) => ({body: undefined, error: error as GiftError}));
    await backend.runDueJobs();
    const {orders} = await backend.callAsMerchant('GET', '/v1/orders');
    const mine = orders.find(({claimedAt}) => claimedAt === orders.map((order) => order.claimedAt).sort().at(-1))!;
    const {address} = await backend.callAsMerchant<{address: {street: string[]}}>('POST', `/v1/orders/${mine.id}/shipping/decrypt`, {});
    // Which of the two it is depends on whether the shop was faster; a yes to the wrong street it never is.
    if (body) expect(address.street).to.deep.equal(testAddress.street);
    else expect(error!.code).to.equal('state-conflict');
    expect(await friend.findReceiptToken(claimToken)).to.be.a('string');
  });

  it('answers nothing new under the same ETag', async () => {
    const {manageToken, sender} = await backend.createGift({draftKey: 'etag'});
    const {etag} = await sender.giftIfChanged(manageToken, undefined);
    expect((await sender.giftIfChanged(manageToken, etag)).data).to.equal(undefined);
    await sender.cancel(manageToken);
    expect((await sender.giftIfChanged(manageToken, etag)).data!.state).to.equal('cancelled');
  });

  it('refuses an answer that is no gift, and says so', async () => {
    await backend.addFault({kind: 'invalid-response', match: 'GET /v1/shop'});
    expect((await expectError(backend.client().shop())).code).to.equal('invalid-response');
  });

  it('comes through a short outage without anyone noticing', async () => {
    await backend.addFault({kind: 'down', match: 'GET /v1/shop', times: 2});
    expect((await backend.client().shop()).name).to.equal('Tea & Clay');
  });

  it('seals again when the shop has changed its key in between', async () => {
    const {claimToken} = await backend.createGift({draftKey: 'rotation'});
    const friend = backend.client();
    const shop = await friend.shop();
    // The shop as it was before the rotation, once: a key that the backend does not know any more.
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
    // An unknown key is refused as undeliverable, a retired one is sealed again; either way nothing was claimed.
    expect(error.code).to.be.oneOf(['fulfillment-key-retired', 'address-undeliverable']);
    const {receipt} = await stale.claim(claimToken, {address: {...testAddress, city: 'Potsdam'}});
    expect(receipt.portion).to.equal(1);
  });
});
