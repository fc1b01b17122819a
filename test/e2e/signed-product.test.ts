import {after, before, describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {Order} from '../../src/protocol/index.ts';
import {startE2E, type E2EEnvironment} from '../support/e2e-environment.ts';
import {acceptGift, openGift} from './actions.ts';

describe('an article on another site', () => {
  let env: E2EEnvironment;
  let magazine: Server;
  let magazineUrl: string;

  before(async () => {
    env = await startE2E();
    const product = env.backend.sign({
      sku: 'print-7', title: 'Linocut, 7 of 30', image: 'https://cdn.example/print.jpg', imageAlt: 'A heron', amount: 9500, currency: 'EUR',
    });
    magazine = createServer((request, response) => {
      const button = request.url?.startsWith('/catalog') ? 'product="mug"' : `card product="${product}"`;
      response.writeHead(200, {'content-type': 'text/html; charset=utf-8'}).end(`<!doctype html><html lang="en"><title>A magazine</title>
        <meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><style>body { font: 16px/1.5 system-ui }
        send-as-gift[card]:not(:defined) { display: inline-block; inline-size: 20em; max-inline-size: 100%; block-size: calc(20em + 44px); vertical-align: top }</style>
        <script>globalThis.shift = 0; new PerformanceObserver((list) => { for (const {value} of list.getEntries()) shift += value; })
          .observe({type: 'layout-shift', buffered: true});</script>
        <script type="module" src="${env.backend.url}/assets/send-as-gift.js"></script>
        <h1>What the heron waits for</h1><send-as-gift ${button} backend="${env.backend.url}"></send-as-gift><p>More of the article.</p></html>`);
    });
    await new Promise<void>((resolve) => magazine.listen(0, '127.0.0.1', resolve));
    // Another host name than the shop's and the backend's.
    magazineUrl = `http://localhost:${(magazine.address() as AddressInfo).port}`;
  });
  after(async () => {
    magazine.closeAllConnections();
    await new Promise((resolve) => magazine.close(resolve));
    await env.close();
  });

  test('sells a signed product, which is shared from the article, claimed and ordered', async () => {
    const ana = await env.openUser();
    await ana.goto(`${magazineUrl}/article`);
    await ana.expectText('Linocut, 7 of 30');
    await ana.expectText('€95');
    assert.equal(await ana.page.evaluate('shift'), 0, 'the card shifted the page');
    await ana.click('Send as a gift');
    await ana.type('From', 'Ana');
    await ana.click('Pay €95 and get the link');
    await ana.expectText('Test payment');
    await ana.click('Pay');
    await ana.expectText('It’s wrapped');
    assert.equal(new URL(ana.page.url()).origin, magazineUrl);
    await ana.page.reload();
    await ana.expectText('It’s wrapped');
    const link = await ana.inputValue('The link for your friend');

    const lena = await env.openUser();
    await openGift(lena, link);
    await lena.expectText('Linocut, 7 of 30');
    await acceptGift(lena);
    await lena.expectText('It’s yours');
    await env.backend.runDueJobs();
    const {orders} = await env.backend.callAsMerchant<{orders: Order[]}>('GET', '/v1/orders');
    const [{state, product, unitPrice}] = orders as [Order];
    assert.deepEqual([state, product.ref, product.title, unitPrice.amount], ['ordered', 'print-7', 'Linocut, 7 of 30', 9500]);
    await ana.close();
    await lena.close();
  });

  test('can’t sell a product of the catalog', async () => {
    const ana = await env.openUser();
    await ana.goto(`${magazineUrl}/catalog`);
    await ana.click('Send as a gift');
    await ana.expectText('The shop doesn’t offer gifts on this page.');
    await ana.close();
  });
});
