import {after, before, describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {Frame, Page} from 'puppeteer-core';
import {aStreet, type Street} from '../support/street.ts';

describe('a product page inside somebody else’s frame', () => {
  let street: Street;
  let outside: Server;
  let outer: string;

  before(async () => {
    street = await aStreet();
    outside = createServer((request, response) => {
      const product = `${street.shop}/products/mug`;
      response.writeHead(200, {'content-type': 'text/html'}).end(`<!doctype html><title>A magazine</title><link rel="icon" href="data:,">
        <h1>A magazine</h1><iframe src="${product}" width="700" height="760" ${request.url === '/sandboxed'
          ? 'sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-forms"' : ''}></iframe>`);
    });
    await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve));
    // Another host name, so another site: its frame is a stranger's.
    outer = `http://localhost:${(outside.address() as AddressInfo).port}`;
  });
  after(async () => {
    outside.closeAllConnections();
    await new Promise((resolve) => outside.close(resolve));
    await street.close();
  });

  const named = async (frame: Frame, name: string, role: string) => {
    const handle = await frame.waitForSelector(`::-p-aria([name="${name}"][role="${role}"])`, {timeout: 15_000});
    await handle!.evaluate((element) => element.scrollIntoView({block: 'center'}));
    return handle!;
  };

  for (const way of ['', 'sandboxed']) {
    test(`pays in a tab of its own, and the frame goes on to the link by itself${way ? ', also sandboxed' : ''}`, async () => {
      const ana = await street.someone({screen: {width: 1280, height: 900}});
      await ana.goes(`${outer}/${way}`);
      const frame = (await (await ana.page.waitForSelector('iframe'))!.contentFrame())!;
      await (await named(frame, 'Send as a gift', 'button')).click();
      await (await named(frame, 'From', 'textbox')).type('Ana');
      await (await named(frame, 'Pay €24 and get the link', 'button')).click();
      await named(frame, 'Pay in a new tab', 'heading');
      assert.equal(frame.url(), `${street.shop}/products/mug`, 'the frame itself went nowhere');

      const opened = new Promise<Page>((resolve) => ana.context.once('targetcreated', (target) => void target.page().then((page) => resolve(page!))));
      await (await named(frame, 'Open the payment page', 'link')).click();
      const payment = await opened;
      await ana.page.bringToFront();
      await named(frame, 'Confirming your payment', 'heading');
      // Longer than a payment in the same tab may take.
      await new Promise((resolve) => setTimeout(resolve, 7_000));
      await named(frame, 'Confirming your payment', 'heading');
      await named(frame, 'Open the payment page again', 'link');
      await payment.bringToFront();
      await (await payment.waitForSelector('::-p-aria([name="Pay"][role="button"])'))!.click();
      await ana.page.bringToFront();
      await named(frame, 'It’s wrapped', 'heading');
      const link = await (await named(frame, 'The link for your friend', 'textbox')).evaluate((field) => (field as HTMLInputElement).value);
      const lena = await street.someone();
      await lena.goes(link);
      await lena.sees('A gift from Ana');
      await lena.leaves();
      await ana.leaves();
    });
  }
});
