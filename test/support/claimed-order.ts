/** Creates an order over HTTP, as the browsers of Ana, who pays, and Bo, who accepts, would. */
import assert from 'node:assert/strict';
import {CompactEncrypt, importJWK} from 'jose';
import {createToken, deriveClaimToken, hashToken, type FulfillmentKey, type Gift} from '../../src/protocol/index.ts';

interface OrderOptions {
  backendUrl: string;
  /** An allowed origin. */
  shopUrl: string;
  product: string;
  variant: string;
  runDueJobs(): Promise<unknown>;
}

export async function createClaimedOrder({backendUrl, shopUrl, product, variant, runDueJobs}: OrderOptions) {
  const call = async (method: string, path: string, body?: unknown, token?: string) => {
    const headers: Record<string, string> = {Origin: shopUrl};
    if (token) headers['Authorization'] = `Bearer ${token}`;
    if (body) Object.assign(headers, {'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID()});
    const response = await fetch(backendUrl + path, {method, headers, ...(body !== undefined && {body: JSON.stringify(body)})});
    assert.ok(response.ok, `${method} ${path}: ${response.status} ${await response.clone().text()}`);
    return response.json();
  };
  const manage = createToken('manage');
  const claim = await deriveClaimToken(manage, 0);
  const {checkout} = await call('POST', '/v1/gifts', {
    product, variant, senderName: 'Ana', note: 'For <slow> mornings',
    manageHash: await hashToken(manage), claimHash: await hashToken(claim), returnUrl: `${shopUrl}/products/${product}`,
  }) as {checkout: {url: string}};
  const paid = await fetch(checkout.url, {method: 'POST', body: new URLSearchParams({outcome: 'paid', email: 'ana@post.example'}), redirect: 'manual'});
  assert.equal(paid.headers.get('Location'), `${shopUrl}/products/${product}`);
  const {fulfillmentKey} = await call('GET', '/v1/shop') as {fulfillmentKey: FulfillmentKey};
  const receipt = createToken('receipt');
  const receiptHash = await hashToken(receipt);
  await call('POST', '/v1/claim/open', {receiptHash}, claim);
  const address = {name: 'Bo', country: 'DE', postalCode: '10115', city: 'Berlin', street: ['Canary Row 7']};
  const jwe = await new CompactEncrypt(new TextEncoder().encode(JSON.stringify({v: 1, address})))
    .setProtectedHeader({alg: 'ECDH-ES', enc: 'A256GCM', kid: fulfillmentKey.kid, receipt: receiptHash})
    .encrypt(await importJWK(fulfillmentKey, 'ECDH-ES'));
  await call('POST', '/v1/claim', {receiptHash, address: jwe, shipTo: {country: 'DE', postalCode: '10115'}}, claim);
  await runDueJobs();
  const state = async () => (await call('GET', '/v1/gift', undefined, manage) as Gift).portions[0]!.state;
  return {state};
}
