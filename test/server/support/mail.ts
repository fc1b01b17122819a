/** A mail transport that can fail on demand, and a test backend that uses it. */
import assert from 'node:assert/strict';
import {MailRejectedError, type MailMessage, type Mail} from '../../../src/server/ports.ts';
import {createTestBackend, type TestBackendOptions} from './test-backend.ts';

/** May appear only in mails. */
export const PAYER = 'grace.canary@post.example';

export type MailFault = 'fail' | 'lose-response' | 'hang' | number;

export function createFakeMail() {
  const messages: MailMessage[] = [];
  const faults: MailFault[] = [];
  let isDown = false;
  let attempts = 0;
  const mail: Mail = {
    async send(message) {
      attempts++;
      const fault = faults.shift();
      await new Promise((resolve) => setImmediate(resolve));
      if (fault === 'hang') await new Promise(() => {});
      if (typeof fault === 'number') throw new MailRejectedError(fault);
      if (isDown || fault === 'fail') throw new Error('the mail server is down');
      messages.push(message);
      if (fault === 'lose-response') throw new Error('the response was lost');
    },
  };
  return {
    mail, messages,
    get attempts() { return attempts; },
    queueFaults: (...list: MailFault[]) => void faults.push(...list),
    setDown: (value: boolean) => void (isDown = value),
    /** The messages of one kind, such as `claimed`. */
    ofKind: (kind: string) => messages.filter((message) => message.key.endsWith(`.mail-${kind}`)),
  };
}

export const manageTokenIn = (message: MailMessage | undefined) => {
  const [, token] = /#(gm_[A-Za-z0-9_-]{43})/.exec(message?.text ?? '') ?? [];
  assert.ok(token, 'the message has a manage link');
  return token;
};

/** A backend with mail, and gifts whose payer has an email address. */
export async function createBackendWithMail(options: TestBackendOptions = {}) {
  const fakeMail = createFakeMail();
  const backend = await createTestBackend({...options, options: {mail: fakeMail.mail, ...options.options}});
  return {
    ...backend, fakeMail,
    async createPaidGift(params: Record<string, unknown> = {}, payer: string | undefined = PAYER) {
      const gift = await backend.createDraft(params);
      assert.equal(gift.response.status, 201, gift.response.bodyText);
      await gift.pay(undefined, payer);
      return gift;
    },
    async [Symbol.asyncDispose]() {
      assert.ok(!JSON.stringify(backend.logs).includes(PAYER) && !backend.publicResponses.join('').includes(PAYER), 'the payer’s address is in no log and no response');
      await backend.close();
    },
  };
}
