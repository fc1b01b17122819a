import {after, before, describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {Frame, Page} from 'puppeteer-core';
import {startE2E, type E2EEnvironment} from '../support/e2e-environment.ts';

describe('a product page in a cross-origin frame', () => {
  let env: E2EEnvironment;
  let outerServer: Server;
  let outerUrl: string;

  before(async () => {
    env = await startE2E();
    outerServer = createServer((request, response) => {
      const product = `${env.shopUrl}/products/mug`;
      response.writeHead(200, {'content-type': 'text/html'}).end(`<!doctype html><title>A magazine</title><link rel="icon" href="data:,">
        <h1>A magazine</h1><iframe src="${product}" width="700" height="760" ${request.url === '/sandboxed'
          ? 'sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-forms"' : ''}></iframe>`);
    });
    await new Promise<void>((resolve) => outerServer.listen(0, '127.0.0.1', resolve));
    // Another host name makes the frame cross-origin.
    outerUrl = `http://localhost:${(outerServer.address() as AddressInfo).port}`;
  });
  after(async () => {
    outerServer.closeAllConnections();
    await new Promise((resolve) => outerServer.close(resolve));
    await env.close();
  });

  const waitForRole = async (frame: Frame, name: string, role: string) => {
    const handle = await frame.waitForSelector(`::-p-aria([name="${name}"][role="${role}"])`, {timeout: 15_000});
    await handle!.evaluate((element) => element.scrollIntoView({block: 'center'}));
    return handle!;
  };

  for (const variant of ['', 'sandboxed']) {
    test(`pays in a new tab, and the frame then shows the link${variant ? ', also sandboxed' : ''}`, async () => {
      const ana = await env.openUser({viewport: {width: 1280, height: 900}});
      await ana.goto(`${outerUrl}/${variant}`);
      const frame = (await (await ana.page.waitForSelector('iframe'))!.contentFrame())!;
      await (await waitForRole(frame, 'Send as a gift', 'button')).click();
      await (await waitForRole(frame, 'From', 'textbox')).type('Ana');
      await (await waitForRole(frame, 'Pay €24 and get the link', 'button')).click();
      await waitForRole(frame, 'Pay in a new tab', 'heading');
      assert.equal(frame.url(), `${env.shopUrl}/products/mug`, 'the frame did not navigate');

      const opened = new Promise<Page>((resolve) => ana.context.once('targetcreated', (target) => void target.page().then((page) => resolve(page!))));
      await (await waitForRole(frame, 'Open the payment page', 'link')).click();
      const payment = await opened;
      await ana.page.bringToFront();
      await waitForRole(frame, 'Confirming your payment', 'heading');
      // Longer than the confirmation timeout in the same tab.
      await new Promise((resolve) => setTimeout(resolve, 7_000));
      await waitForRole(frame, 'Confirming your payment', 'heading');
      await waitForRole(frame, 'Open the payment page again', 'link');
      await payment.bringToFront();
      await (await payment.waitForSelector('::-p-aria([name="Pay"][role="button"])'))!.click();
      await ana.page.bringToFront();
      await waitForRole(frame, 'It’s wrapped', 'heading');
      const link = await (await waitForRole(frame, 'The link for your friend', 'textbox')).evaluate((field) => (field as HTMLInputElement).value);
      const lena = await env.openUser();
      await lena.goto(link);
      await lena.expectText('A gift from Ana');
      await lena.close();
      await ana.close();
    });
  }
});
