/**
 * Measures clicks, keystrokes and seconds from the claim link to the receipt, on a fast and on a slow connection. It is a
 * report, not a test.
 */
import type {CDPSession} from 'puppeteer-core';
import {berlinAddress, sendGift} from '../test/e2e/actions.ts';
import type {BrowserUser} from '../test/support/browser-user.ts';
import {startE2E} from '../test/support/e2e-environment.ts';

export interface ClaimTiming {
  connection: string;
  clicks: number;
  /** Typed characters. */
  keystrokes: number;
  /** Seconds from the link to the sealed card. */
  sealedSeconds: number;
  /** Seconds from the link to the receipt. */
  claimedSeconds: number;
}

const connections: Readonly<Record<string, (browser: CDPSession) => Promise<unknown>>> = {
  'fast connection': async () => undefined,
  'slow phone (1.6 Mbit/s, 150 ms, processor 4 × slower)': async (browser) => {
    await browser.send('Network.enable');
    await browser.send('Network.emulateNetworkConditions', {
      offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8,
    });
    await browser.send('Emulation.setCPUThrottlingRate', {rate: 4});
  },
};

export async function measureClaimTimings(): Promise<ClaimTiming[]> {
  const env = await startE2E();
  try {
    const timings: ClaimTiming[] = [];
    for (const [connection, throttle] of Object.entries(connections)) {
      const {link} = await sendGift(await env.openUser({viewport: {width: 1280, height: 900}}), env);
      const lena = await env.openUser({reducedMotion: false});
      await throttle(await lena.page.createCDPSession());
      timings.push({connection, ...await claimGift(lena, link)});
      await lena.close();
    }
    return timings;
  } finally {
    await env.close();
  }
}

/** Claims with real pointer and keys. Only the country is set by script, because the system draws the list of a `<select>`. */
async function claimGift(lena: BrowserUser, link: string): Promise<Omit<ClaimTiming, 'connection'>> {
  const startedAt = performance.now();
  const elapsedSeconds = () => (performance.now() - startedAt) / 1_000;
  let clicks = 0;
  let keystrokes = 0;
  const click = async (name: string) => { clicks++; await lena.click(name); };
  await lena.page.goto(link, {waitUntil: 'domcontentloaded'});
  await lena.expectText('A gift from Ana', 60_000);
  const sealedSeconds = elapsedSeconds();
  await click('Open');
  await lena.expectText('Accept this gift', 60_000);
  await click('Accept this gift');
  await lena.expectText('Country or region', 60_000);
  // Selecting a country takes two clicks: one opens the list, one selects.
  clicks += 2;
  await lena.select('Country or region', 'DE');
  const fields = {Name: berlinAddress.name, 'Street and house number': berlinAddress.street, 'Postal code': berlinAddress.postalCode, City: berlinAddress.city};
  for (const [label, text] of Object.entries(fields)) {
    clicks++;
    keystrokes += text.length;
    await lena.type(label, text);
  }
  await click('Accept and send it here');
  await lena.expectText('It’s yours', 60_000);
  return {clicks, keystrokes, sealedSeconds, claimedSeconds: elapsedSeconds()};
}
