/** A mail server that is told what to do, and a payer who reads what it was given. */
import assert from 'node:assert/strict';
import {MailRefused, type Letter, type Mail} from '../../../src/server/ports.ts';
import {aBackend, type WorldOptions} from './world.ts';

/** Must never be found anywhere but inside a letter. */
export const PAYER = 'grace.canary@post.example';

export type MailFault = 'fails' | 'loses-answer' | 'hangs' | number;

export function scriptedMail() {
  const letters: Letter[] = [];
  const faults: MailFault[] = [];
  let down = false;
  let tried = 0;
  const mail: Mail = {
    async send(letter) {
      tried++;
      const fault = faults.shift();
      await new Promise((resolve) => setImmediate(resolve));
      if (fault === 'hangs') await new Promise(() => {});
      if (typeof fault === 'number') throw new MailRefused(fault);
      if (down || fault === 'fails') throw new Error('the mail server is down');
      letters.push(letter);
      if (fault === 'loses-answer') throw new Error('the answer was lost');
    },
  };
  return {
    mail, letters,
    get tried() { return tried; },
    next: (...list: MailFault[]) => void faults.push(...list),
    down: (is: boolean) => void (down = is),
    /** The letters of one kind, such as `claimed`. */
    of: (kind: string) => letters.filter((letter) => letter.key.endsWith(`.mail-${kind}`)),
  };
}

export const tokenIn = (letter: Letter | undefined) => {
  const [, token] = /#(gm_[A-Za-z0-9_-]{43})/.exec(letter?.text ?? '') ?? [];
  assert.ok(token, 'the letter has a manage link');
  return token;
};

/** A backend that writes to payers, and a gift whose payer gave an address. */
export async function aBackendWithMail(world: WorldOptions = {}) {
  const post = scriptedMail();
  const shop = await aBackend({...world, options: {mail: post.mail, ...world.options}});
  return {
    ...shop, post,
    async aPaidGift(wish: Record<string, unknown> = {}, payer: string | undefined = PAYER) {
      const gift = await shop.draft(wish);
      assert.equal(gift.answer.status, 201, gift.answer.text);
      await gift.pay(undefined, payer);
      return gift;
    },
    async [Symbol.asyncDispose]() {
      assert.ok(!JSON.stringify(shop.logs).includes(PAYER) && !shop.seen.join('').includes(PAYER), 'the payer’s address is in no log and no answer');
      await shop.end();
    },
  };
}
