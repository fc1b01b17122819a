/** Measures what browsers load to send and to claim a gift, in bytes after brotli 11: `npm run size` prints the table. */
import {fillAddress, goToPayment, sendGift} from '../test/e2e/actions.ts';
import type {BrowserUser} from '../test/support/browser-user.ts';
import {sizeOf, totalSize} from './bundle-sizes.ts';
import {startE2E} from '../test/support/e2e-environment.ts';
import {measureClaimTimings} from './claim-timing.ts';

export interface SizeReport {
  label: string;
  bytes: number;
  requests: number;
  /** Upper limit, in bytes. */
  budget: number;
}

/** Records the built files that a browser requests. */
class SizeRecorder {
  readonly #files = new Set<string>();
  readonly #apiCalls: string[] = [];

  constructor({page}: BrowserUser) {
    page.on('request', (request) => {
      const {pathname} = new URL(request.url());
      const file = builtFileIn(pathname);
      if (file) this.#files.add(file);
      if (pathname.startsWith('/v1/') && request.method() !== 'OPTIONS') this.#apiCalls.push(pathname);
    });
  }

  measure(label: string, budget: number, files: ReadonlySet<string> = this.#files): SizeReport {
    return {label, bytes: totalSize(files), requests: files.size, budget};
  }

  get apiCalls() {
    return this.#apiCalls.length;
  }
}

const builtFileIn = (address: string) => /\/(?:assets|send-as-gift)\/(.+\.js)$/.exec(address)?.[1];

/** Opens a link and returns the files requested before the sealed card, its text and its button were first painted. */
async function filesLoadedUntilSealed({page}: BrowserUser, link: string): Promise<Set<string>> {
  await page.evaluateOnNewDocument(() => {
    const markWhenSealed = () => {
      const button = document.querySelector('gift-claim-card')?.shadowRoot?.querySelector('button.button');
      // It was painted in the previous frame.
      if (button) performance.mark('sealed');
      else requestAnimationFrame(markWhenSealed);
    };
    addEventListener('DOMContentLoaded', markWhenSealed);
  });
  await page.goto(link);
  await page.waitForFunction(() => performance.getEntriesByName('sealed').length > 0);
  const paths = await page.evaluate(() => {
    const end = performance.getEntriesByName('sealed')[0]!.startTime;
    return performance.getEntriesByType('resource').filter(({startTime}) => startTime < end).map(({name}) => new URL(name).pathname);
  });
  return new Set(paths.map(builtFileIn).filter((file) => file !== undefined));
}

export async function measureSizes(): Promise<{table: SizeReport[]; apiCallsBeforeIntent: number; apiCallsBeforeClick: number}> {
  const env = await startE2E();
  try {
    const ana = await env.openUser({viewport: {width: 1280, height: 900}});
    const sender = new SizeRecorder(ana);
    await ana.goto(`${env.shopUrl}/products/mug`);
    await ana.expectText('Send as a gift');
    await new Promise((resolve) => setTimeout(resolve, 500));
    const table = [sender.measure('the button, ready to click', 7_776)];
    const apiCallsBeforeIntent = sender.apiCalls;
    await goToPayment(ana, env);
    await ana.click('Pay');
    await ana.expectText('It’s wrapped');
    await ana.click('Show as a QR code');
    const link = await ana.inputValue('The link for your friend');
    table.push(sender.measure('everything a sender loads on a wide screen, including QR code and status', 52_000));

    const mia = await env.openUser();
    const phone = new SizeRecorder(mia);
    await goToPayment(mia, env);
    await mia.click('Pay');
    await mia.expectText('It’s wrapped');
    await mia.click('Show as a QR code');
    await mia.inputValue('The link for your friend');
    table.push(phone.measure('the same on a phone', 46_250));

    const lena = await env.openUser();
    const recipient = new SizeRecorder(lena);
    table.push(recipient.measure('a sealed card on the hosted page', 14_650, await filesLoadedUntilSealed(lena, link)));
    await new Promise((resolve) => setTimeout(resolve, 500));
    const apiCallsBeforeClick = recipient.apiCalls;
    await lena.click('Open');
    await lena.expectText('Accept this gift');
    await lena.click('Accept this gift');
    await fillAddress(lena);
    await lena.click('Accept and send it here');
    await lena.expectText('It’s yours');
    table.push(recipient.measure('everything a recipient loads, from the link to the receipt', 52_550));
    await lena.close();

    const {link: another} = await sendGift(await env.openUser({viewport: {width: 1280, height: 900}}), env);
    const ben = await env.openUser();
    const ownPageFiles = await filesLoadedUntilSealed(ben, `${env.shopUrl}/claim${another.slice(another.indexOf('#'))}`);
    table.push(new SizeRecorder(ben).measure('a sealed card on a shop’s own page', 17_400, ownPageFiles));
    return {table, apiCallsBeforeIntent, apiCallsBeforeClick};
  } finally {
    await env.close();
  }
}

if (import.meta.main) {
  console.log('| What | Bytes (brotli 11) | Requests | Budget |\n|---|---|---|---|');
  for (const {label, bytes, requests, budget} of (await measureSizes()).table) {
    console.log(`| ${label} | ${bytes.toLocaleString('en')} | ${requests} | ${budget.toLocaleString('en')} |`);
  }
  console.log(`\nThe entry alone: ${sizeOf('send-as-gift.js').toLocaleString('en')} bytes.`);
  console.log('\n| From link to “It’s yours” | Sealed card, s | Receipt, s | Clicks | Keystrokes |\n|---|---|---|---|---|');
  for (const {connection, sealedSeconds, claimedSeconds, clicks, keystrokes} of await measureClaimTimings()) {
    console.log(`| ${connection} | ${sealedSeconds.toFixed(2)} | ${claimedSeconds.toFixed(2)} | ${clicks} | ${keystrokes} |`);
  }
}
