/** Mail through somebody's SMTP server: a connection a letter, encrypted unless it stays on this machine. */
import {MailRejectedError, type Mail} from '../ports.ts';
import type {FromAddress} from './email-address.ts';
import {toNodemailerMessage} from './nodemailer-message.ts';

export interface SmtpOptions {
  host: string;
  port: number;
  /** TLS from the first byte. Without it, the connection must be upgraded before anything is said. */
  secure: boolean;
  /** Says everything in the clear where the server offers no encryption. */
  allowUnencrypted: boolean;
  user?: string;
  password?: string;
  from: FromAddress;
}

/** Together shorter than a job's lease. */
const CONNECT_TIMEOUT_MS = 5_000;
const SOCKET_TIMEOUT_MS = 15_000;

export function createSmtpMail({host, port, secure, allowUnencrypted, user, password, from}: SmtpOptions): Mail {
  const loadTransport = lazy(async () => {
    // Loaded with the first letter: most starts send none.
    const {createTransport} = await import('nodemailer');
    return createTransport({
      host, port, secure, requireTLS: !secure && !allowUnencrypted,
      ...(user !== undefined && {auth: {user, pass: password}}),
      connectionTimeout: CONNECT_TIMEOUT_MS, greetingTimeout: CONNECT_TIMEOUT_MS, dnsTimeout: CONNECT_TIMEOUT_MS, socketTimeout: SOCKET_TIMEOUT_MS,
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
  };
}

/**
 * A permanent no to this recipient or this letter. The same to our name, our password or our sender's address is a
 * setting that somebody will put right.
 */
function asRejection(error: unknown): MailRejectedError | undefined {
  const {responseCode = 0, command} = error as {responseCode?: number; command?: string};
  return responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA') ? new MailRejectedError(responseCode) : undefined;
}

function lazy<T>(create: () => Promise<T>): () => Promise<T> {
  let value: Promise<T> | undefined;
  return () => (value ??= create());
}
