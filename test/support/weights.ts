/** What browsers really load on the way of a gift, in bytes after brotli 11: `npm run sizes` prints the table. */
import {fillsIn, goesToPay} from '../journeys/steps.ts';
import type {Person} from './people.ts';
import {sizeOf, total} from './sizes.ts';
import {aStreet} from './street.ts';

export interface Weight {
  what: string;
  bytes: number;
  requests: number;
  /** The most that it may be. */
  budget: number;
}

/** The built files that a browser has fetched so far. */
class Scales {
  readonly #files = new Set<string>();
  readonly #calls: string[] = [];

  constructor({page}: Person) {
    page.on('request', (request) => {
      const {pathname} = new URL(request.url());
      const file = /\/(?:assets|send-as-gift)\/(.+\.js)$/.exec(pathname)?.[1];
      if (file) this.#files.add(file);
      if (pathname.startsWith('/v1/') && request.method() !== 'OPTIONS') this.#calls.push(pathname);
    });
  }

  weigh(what: string, budget: number): Weight {
    return {what, bytes: total(this.#files), requests: this.#files.size, budget};
  }

  get calls() {
    return this.#calls.length;
  }
}

export async function weights(): Promise<{table: Weight[]; callsBeforeIntent: number; callsBeforePress: number}> {
  const street = await aStreet();
  try {
    const ana = await street.someone({screen: {width: 1280, height: 900}});
    const sender = new Scales(ana);
    await ana.goes(`${street.shop}/products/mug`);
    await ana.sees('Send as a gift');
    await new Promise((resolve) => setTimeout(resolve, 500));
    const table = [sender.weigh('the button, visible and pressable', 8 * 1024)];
    const callsBeforeIntent = sender.calls;
    await goesToPay(ana, street);
    await ana.presses('Pay');
    await ana.sees('It’s wrapped');
    await ana.presses('Show as a QR code');
    const link = await ana.reads('The link for your friend');
    table.push(sender.weigh('all that a sender loads, QR code and following included', 56 * 1024));

    const lena = await street.someone();
    const recipient = new Scales(lena);
    await lena.goes(`${street.shop}/claim${link.slice(link.indexOf('#'))}`);
    await lena.sees('A gift from Ana');
    await new Promise((resolve) => setTimeout(resolve, 500));
    table.push(recipient.weigh('a sealed card', 22 * 1024));
    const callsBeforePress = recipient.calls;
    await lena.presses('Open');
    await lena.sees('Accept this gift');
    await lena.presses('Accept this gift');
    await fillsIn(lena);
    await lena.presses('Accept and send it here');
    await lena.sees('It’s yours');
    table.push(recipient.weigh('all that a recipient loads, from link to accepted', 60 * 1024));
    return {table, callsBeforeIntent, callsBeforePress};
  } finally {
    await street.close();
  }
}

if (import.meta.main) {
  console.log('| What | Bytes (brotli 11) | Requests | Budget |\n|---|---|---|---|');
  for (const {what, bytes, requests, budget} of (await weights()).table) {
    console.log(`| ${what} | ${bytes.toLocaleString('en')} | ${requests} | ${budget.toLocaleString('en')} |`);
  }
  console.log(`\nThe entry alone: ${sizeOf('send-as-gift.js').toLocaleString('en')} bytes.`);
}
