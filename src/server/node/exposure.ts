/** Refuses payments that don't fit where the backend can be reached: goods for nothing in public, or real money on a test machine. */
import {isLoopbackHost} from '../../protocol/index.ts';
import {ConfigError, type Config} from './config.ts';
import type {ConfiguredPayments} from './payments.ts';

/** The backend cannot start with these options; the message says what to change. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

export interface Exposure {
  /** The address that the process listens on; absent if it does not listen itself. */
  host?: string;
  allowTestPayments?: boolean;
  /** Absent: a provider of the caller's own, who knows whether it may run here. */
  payments?: Pick<ConfiguredPayments, 'mode' | 'variable'>;
}

/** Throws `StartError` or `ConfigError`. */
export function checkExposure({publicUrl, mail}: Config, {host = 'localhost', allowTestPayments = false, payments}: Exposure): void {
  const isPublicUrl = publicUrl !== undefined && !isLoopbackHost(new URL(publicUrl).hostname);
  const isPublic = isPublicUrl || !isLoopbackHost(host);
  if (isPublic && payments && payments.mode !== 'live' && !allowTestPayments) throw new StartError(testPaymentsMessage(payments.variable));
  if (payments?.mode === 'live' && !(isPublicUrl && publicUrl.startsWith('https:'))) {
    throw new ConfigError([
      `${payments.variable} is a live key, which takes real money, but publicUrl is ${publicUrl === undefined ? 'missing' : 'no public https address'}: ` +
      'set publicUrl to where payers reach this backend, such as "https://gifts.tea.example", or use a test key.']);
  }
  if (isPublic && mail?.developmentFolder !== undefined) {
    throw new StartError(
      'mail.developmentFolder stores email addresses and manage links in plain text, so it works only on this machine. Use mail.smtp instead.');
  }
}

const testPaymentsMessage = (variable: string | undefined) =>
  `${variable === undefined ? 'payments.provider is "test"' : `${variable} is a test key`}: test payments give goods away, so they run only on this ` +
  `machine (--host and publicUrl must be 127.0.0.1, ::1 or localhost). ${variable === undefined ? '' : 'To take money, use a live key. '}` +
  'To run them elsewhere all the same, start with --allow-test-payments.';
