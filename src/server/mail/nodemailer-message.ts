/** A letter as the mail library takes it: every header value is one value, whatever a product is called. */
import {createHash} from 'node:crypto';
import type {MailMessage} from '../ports.ts';
import type {FromAddress} from './email-address.ts';

/** The same for the same letter, and nobody can read from it which gift it is about. */
export const messageIdFor = (key: string) => createHash('sha256').update(key).digest('hex').slice(0, 40);

export const toNodemailerMessage = ({key, to, subject, text, html}: MailMessage, from: FromAddress) => ({
  from,
  to: {name: '', address: to},
  envelope: {from: from.address, to: [to]},
  subject: subject.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, 300),
  text,
  html,
  messageId: `<${messageIdFor(key)}@${from.address.split('@')[1]}>`,
  // RFC 3834: nobody's holiday notice need answer this.
  headers: {'Auto-Submitted': 'auto-generated'},
  xMailer: false as const,
  disableFileAccess: true,
  disableUrlAccess: true,
});
