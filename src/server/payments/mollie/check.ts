/** Asks Mollie whether the account can take payments. */
import type {Method, MollieClient} from '@mollie/api-client';
import {isLoopbackHost} from '../../../protocol/index.ts';
import type {PaymentFinding} from '../../ports.ts';
import {MollieError} from './client.ts';

type Run = <T>(operation: string, call: (client: MollieClient) => Promise<T>) => Promise<T>;

export async function checkAccount(run: Run, publicUrl: string): Promise<PaymentFinding[]> {
  try {
    const profile = await run('check', (client) => client.profiles.getCurrent());
    const methods = await run('check', (client) => client.methods.list());
    const isLive = `${profile.mode}` === 'live';
    return [...describeProfile(profile, isLive), ...describeMethods(methods), describeWebhooks(publicUrl, isLive)];
  } catch (error) {
    if (!(error instanceof MollieError)) throw error;
    return [{ok: false, text: describeError(error)}];
  }
}

function describeError({statusCode, message}: MollieError): string {
  if (statusCode === undefined) return `${message} Check the network of this machine, and try again.`;
  if (statusCode !== 401) return message;
  return 'Mollie does not accept MOLLIE_API_KEY. Copy the key again from the Mollie dashboard, under Developers > API keys.';
}

function describeProfile({name, status}: {name: string; status: string}, isLive: boolean): PaymentFinding[] {
  const account: PaymentFinding = isLive
    ? {ok: true, text: `The key is a live key of the website profile "${name}": real money is taken.`}
    : {ok: true, text: `The key is a test key of the website profile "${name}": no money is taken.`};
  if (status === 'blocked') {
    return [account, {ok: false, text: 'Mollie has blocked this website profile. Ask Mollie\'s support why.'}];
  }
  if (status !== 'verified' && isLive) {
    return [account, {ok: false, text: 'Mollie has not verified this website profile yet. Complete it in the Mollie dashboard.'}];
  }
  return [account];
}

function describeMethods(methods: readonly Method[]): PaymentFinding[] {
  if (methods.length === 0) {
    return [{ok: false, text: 'No payment method is enabled. Enable one in the Mollie dashboard, in the settings of the website profile.'}];
  }
  const canHold = methods.some(({id}) => `${id}` === 'creditcard');
  return [
    {ok: true, text: `Payers can pay with ${methods.map(({description}) => description).join(', ')}.`},
    canHold
      ? {ok: true, text: 'Cards are enabled, so "capture": "hold" works; a hold is taken on cards only.'}
      : {ok: true, text: 'Cards are not enabled, so only "capture": "charge" works. To hold money, enable cards in the Mollie dashboard.'},
  ];
}

function describeWebhooks(publicUrl: string, isLive: boolean): PaymentFinding {
  const {hostname, protocol} = new URL(publicUrl);
  if (isLoopbackHost(hostname)) {
    return {ok: !isLive, text: 'Mollie cannot reach this machine, so the backend asks for the state of payments instead. ' +
      'To hear of them at once, set publicUrl to a public https address.'};
  }
  if (protocol !== 'https:') {
    return {ok: false, text: 'publicUrl is not https, so Mollie\'s notices could be read on their way. Set publicUrl to an https address.'};
  }
  return {ok: true, text: `Mollie reports payments to ${hostname}.`};
}
