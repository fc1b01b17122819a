/** Mail through somebody's SMTP server: a connection a letter, encrypted unless it stays on this machine. */
import {MailRefused, type Mail} from '../ports.ts';
import type {From} from './address.ts';
import {messageFor} from './message.ts';

export interface SmtpOptions {
  host: string;
  port: number;
  /** TLS from the first byte. Without it, the connection must be upgraded before anything is said. */
  secure: boolean;
  /** Says everything in the clear where the server offers no encryption. */
  allowUnencrypted: boolean;
  user?: string;
  password?: string;
  from: From;
}

/** Together shorter than a job's lease. */
const CONNECT_MS = 5_000;
const SILENCE_MS = 15_000;

export function smtpMail({host, port, secure, allowUnencrypted, user, password, from}: SmtpOptions): Mail {
  const opening = once(async () => {
    // Loaded with the first letter: most starts send none.
    const {createTransport} = await import('nodemailer');
    return createTransport({
      host, port, secure, requireTLS: !secure && !allowUnencrypted,
      ...(user !== undefined && {auth: {user, pass: password}}),
      connectionTimeout: CONNECT_MS, greetingTimeout: CONNECT_MS, dnsTimeout: CONNECT_MS, socketTimeout: SILENCE_MS,
    });
  });
  return {
    async send(letter) {
      const transport = await opening();
      try {
        await transport.sendMail(messageFor(letter, from));
      } catch (error) {
        throw refusal(error) ?? error;
      }
    },
  };
}

/**
 * A permanent no to this recipient or this letter. The same to our name, our password or our sender's address is a
 * setting that somebody will put right.
 */
function refusal(error: unknown): MailRefused | undefined {
  const {responseCode = 0, command} = error as {responseCode?: number; command?: string};
  return responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA') ? new MailRefused(responseCode) : undefined;
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
