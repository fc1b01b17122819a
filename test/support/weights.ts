/** What browsers really load on the way of a gift, in bytes after brotli 11: `npm run sizes` prints the table. */
import {fillsIn, goesToPay, sends} from '../journeys/steps.ts';
import type {Person} from './people.ts';
import {sizeOf, total} from './sizes.ts';
import {aStreet} from './street.ts';
import {ways} from './way.ts';

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
      const file = fileAt(pathname);
      if (file) this.#files.add(file);
      if (pathname.startsWith('/v1/') && request.method() !== 'OPTIONS') this.#calls.push(pathname);
    });
  }

  weigh(what: string, budget: number, files: ReadonlySet<string> = this.#files): Weight {
    return {what, bytes: total(files), requests: files.size, budget};
  }

  get calls() {
    return this.#calls.length;
  }
}

const fileAt = (address: string) => /\/(?:assets|send-as-gift)\/(.+\.js)$/.exec(address)?.[1];

/** Opens a link and says what had been asked for when the sealed box, its words and its press were first drawn. */
async function untilSealed({page}: Person, link: string): Promise<Set<string>> {
  await page.evaluateOnNewDocument(() => {
    const look = () => {
      const press = document.querySelector('gift-claim-card')?.shadowRoot?.querySelector('button.press');
      // Drawn in the frame before this one.
      if (press) performance.mark('sealed');
      else requestAnimationFrame(look);
    };
    addEventListener('DOMContentLoaded', look);
  });
  await page.goto(link);
  await page.waitForFunction(() => performance.getEntriesByName('sealed').length > 0);
  const asked = await page.evaluate(() => {
    const end = performance.getEntriesByName('sealed')[0]!.startTime;
    return performance.getEntriesByType('resource').filter(({startTime}) => startTime < end).map(({name}) => new URL(name).pathname);
  });
  return new Set(asked.map(fileAt).filter((file) => file !== undefined));
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
    table.push(sender.weigh('all that a sender loads on a wide screen, QR code and following included', 51 * 1024));

    const mia = await street.someone();
    const phone = new Scales(mia);
    await goesToPay(mia, street);
    await mia.presses('Pay');
    await mia.sees('It’s wrapped');
    await mia.presses('Show as a QR code');
    await mia.reads('The link for your friend');
    table.push(phone.weigh('the same on a phone', 45 * 1024));

    const lena = await street.someone();
    const recipient = new Scales(lena);
    table.push(recipient.weigh('a sealed card on the hosted page', 14 * 1024, await untilSealed(lena, link)));
    await new Promise((resolve) => setTimeout(resolve, 500));
    const callsBeforePress = recipient.calls;
    await lena.presses('Open');
    await lena.sees('Accept this gift');
    await lena.presses('Accept this gift');
    await fillsIn(lena);
    await lena.presses('Accept and send it here');
    await lena.sees('It’s yours');
    table.push(recipient.weigh('all that a recipient loads, from link to accepted', 60 * 1024));
    await lena.leaves();

    const {link: another} = await sends(await street.someone({screen: {width: 1280, height: 900}}), street);
    const ben = await street.someone();
    const elsewhere = await untilSealed(ben, `${street.shop}/claim${another.slice(another.indexOf('#'))}`);
    table.push(new Scales(ben).weigh('a sealed card on a shop’s own page', 17 * 1024, elsewhere));
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
  console.log('\n| From link to “It’s yours” | Sealed card, s | Yours, s | Presses | Keys |\n|---|---|---|---|---|');
  for (const {line, sealed, yours, presses, keys} of await ways()) {
    console.log(`| ${line} | ${sealed.toFixed(2)} | ${yours.toFixed(2)} | ${presses} | ${keys} |`);
  }
}
