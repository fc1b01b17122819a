/** Converts a message for nodemailer. Product names are untrusted: no value can add a header or a recipient. */
import {createHash} from 'node:crypto';
import type {MailMessage} from '../ports.ts';
import type {FromAddress} from './email-address.ts';

/** The same for every attempt to send a message; a hash, so it does not reveal the gift. */
export const messageIdFor = (key: string) => createHash('sha256').update(key).digest('hex').slice(0, 40);

export const toNodemailerMessage = ({key, to, subject, text, html}: MailMessage, from: FromAddress) => ({
  from,
  to: {name: '', address: to},
  envelope: {from: from.address, to: [to]},
  subject: subject.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, 300),
  text,
  html,
  messageId: `<${messageIdFor(key)}@${from.address.split('@')[1]}>`,
  // RFC 3834: asks automatic responders, such as holiday notices, not to reply.
  headers: {'Auto-Submitted': 'auto-generated'},
  xMailer: false as const,
  disableFileAccess: true,
  disableUrlAccess: true,
});
