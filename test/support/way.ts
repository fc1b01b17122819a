/** How far it is from a gift's link to "It's yours": presses and seconds, on a fast line and on a slow phone. Told, never tested. */
import type {CDPSession} from 'puppeteer-core';
import {berlin, sends} from '../journeys/steps.ts';
import type {Person} from './people.ts';
import {aStreet} from './street.ts';

export interface Way {
  line: string;
  presses: number;
  /** Characters typed. */
  keys: number;
  /** Seconds from the link to the sealed card, and to the end. */
  sealed: number;
  yours: number;
}

const lines: Readonly<Record<string, (browser: CDPSession) => Promise<unknown>>> = {
  'a fast line': async () => undefined,
  'a slow phone (1.6 Mbit/s, 150 ms, processor 4 × slower)': async (browser) => {
    await browser.send('Network.enable');
    await browser.send('Network.emulateNetworkConditions', {
      offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8,
    });
    await browser.send('Emulation.setCPUThrottlingRate', {rate: 4});
  },
};

export async function ways(): Promise<Way[]> {
  const street = await aStreet();
  try {
    const told: Way[] = [];
    for (const [line, slow] of Object.entries(lines)) {
      const {link} = await sends(await street.someone({screen: {width: 1280, height: 900}}), street);
      const lena = await street.someone({stillness: false});
      await slow(await lena.page.createCDPSession());
      told.push({line, ...await goes(lena, link)});
      await lena.leaves();
    }
    return told;
  } finally {
    await street.close();
  }
}

/** By real pointer and keys, each field pressed once and typed into; only the country's list, which the system draws, is set for them. */
async function goes(lena: Person, link: string): Promise<Omit<Way, 'line'>> {
  const begun = performance.now();
  const since = () => (performance.now() - begun) / 1_000;
  let presses = 0;
  let keys = 0;
  const press = async (name: string) => { presses++; await lena.presses(name); };
  await lena.page.goto(link, {waitUntil: 'domcontentloaded'});
  await lena.sees('A gift from Ana', 60_000);
  const sealed = since();
  await press('Open');
  await lena.sees('Accept this gift', 60_000);
  await press('Accept this gift');
  await lena.sees('Country or region', 60_000);
  // What choosing a country takes: one press opens the list, one ends it.
  presses += 2;
  await lena.chooses('Country or region', 'DE');
  const fields = {Name: berlin.name, 'Street and house number': berlin.street, 'Postal code': berlin.postalCode, City: berlin.city};
  for (const [label, text] of Object.entries(fields)) {
    presses++;
    keys += text.length;
    await lena.types(label, text);
  }
  await press('Accept and send it here');
  await lena.sees('It’s yours', 60_000);
  return {presses, keys, sealed, yours: since()};
}
