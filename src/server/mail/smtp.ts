/** Mail over SMTP: one connection per message, encrypted unless it stays on this machine. */
import {MailRejectedError, type Mail} from '../ports.ts';
import type {FromAddress} from './email-address.ts';
import {toNodemailerMessage} from './nodemailer-message.ts';

export interface SmtpOptions {
  host: string;
  port: number;
  /** TLS from the first byte (port 465). Otherwise the connection must be upgraded by STARTTLS before anything is sent. */
  secure: boolean;
  /** Sends in plain text if the server offers no encryption. */
  allowUnencrypted: boolean;
  user?: string;
  password?: string;
  from: FromAddress;
}

/** Together shorter than the lease of a mail job. */
const CONNECT_TIMEOUT_MS = 5_000;
const SOCKET_TIMEOUT_MS = 15_000;

export function createSmtpMail({host, port, secure, allowUnencrypted, user, password, from}: SmtpOptions): Mail {
  // nodemailer is loaded with the first message, since most backends send none.
  const loadTransport = lazy(async () => {
    const {createTransport} = await import('nodemailer');
    return createTransport({
      host, port, secure, requireTLS: !secure && !allowUnencrypted,
      ...(user !== undefined && {auth: {user, pass: password}}),
      connectionTimeout: CONNECT_TIMEOUT_MS, greetingTimeout: CONNECT_TIMEOUT_MS, dnsTimeout: CONNECT_TIMEOUT_MS,
      socketTimeout: SOCKET_TIMEOUT_MS,
    });
  });
  return {
    async send(message) {
      const transport = await loadTransport();
      try {
        await transport.sendMail(toNodemailerMessage(message, from));
      } catch (error) {
        throw asRejection(error) ?? error;
      }
    },
    check: async () => void (await (await loadTransport()).verify()),
  };
}

/**
 * A permanent failure (5xx) of this recipient or message. A 5xx for the connection, the login or the sender's address
 * is a configuration error that the operator will fix, so the mail is retried.
 */
function asRejection(error: unknown): MailRejectedError | undefined {
  const {responseCode = 0, command} = error as {responseCode?: number; command?: string};
  return responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA') ? new MailRejectedError(responseCode) : undefined;
}

function lazy<T>(create: () => Promise<T>): () => Promise<T> {
  let value: Promise<T> | undefined;
  return () => (value ??= create());
}
