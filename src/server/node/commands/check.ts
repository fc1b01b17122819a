/** `send-as-gift check`: looks at everything that a backend depends on, without changing it, and prints what is right and what is not. */
import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import type {PaymentFinding} from '../../ports.ts';
import {parseProducts} from '../../shops/file/products.ts';
import {systemClock} from '../clock.ts';
import {checkHold, configWarnings, ConfigError, type Config} from '../config.ts';
import {checkExposure} from '../exposure.ts';
import {checkOptions} from '../help.ts';
import {KEY_FILES, nodeKeys} from '../keys.ts';
import {createMail} from '../mail.ts';
import {readPayments} from '../payments.ts';
import {readSigningKeys} from '../signing-keys.ts';
import {parseCommand, plain, UsageError, type CommandContext} from './command.ts';
import {readConfig} from './read-config.ts';

/** Whether everything is right. Throws `UsageError`. */
export async function runCheck(args: readonly string[], {environment, print}: CommandContext): Promise<boolean> {
  const {values, positionals} = parseCommand(args, checkOptions);
  if (positionals.length > 0) throw new UsageError(`send-as-gift check takes no ${positionals[0]}. See send-as-gift --help.`);
  if (values.config === undefined) throw new UsageError('send-as-gift check needs --config FILE.');
  const file = resolve(values.config);
  let isRight = true;
  const report = (findings: readonly PaymentFinding[]) => {
    for (const {ok, text} of findings) print(`${ok ? '✓' : '✗'} ${plain(text)}\n`);
    isRight &&= findings.every(({ok}) => ok);
  };
  try {
    const config = readConfig(file);
    report([right('The configuration is valid.'), ...configWarnings(config).map(wrong)]);
    report(await checkPayments(config, environment, values['allow-test-payments']));
    report(await checkMail(config, dirname(file), environment));
    report(checkCatalog(config, dirname(file)));
    report(await checkKeys(join(resolve(values.data), 'keys'), environment));
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    report(error.messages.map(wrong));
  }
  return isRight;
}

const right = (text: string): PaymentFinding => ({ok: true, text});
const wrong = (text: string): PaymentFinding => ({ok: false, text});
const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

async function checkPayments(config: Config, environment: NodeJS.ProcessEnv, allowTestPayments: boolean): Promise<PaymentFinding[]> {
  try {
    const configured = readPayments(config, environment);
    checkExposure(config, {payments: configured, allowTestPayments});
    const payments = await configured.create({publicUrl: config.publicUrl ?? 'http://localhost', clock: systemClock, deliverWebhook: async () => new Response()});
    try {
      checkHold(config, payments);
      return await payments.check?.().catch((error) => [wrong(describeFailure(payments.name, error))]) ?? [];
    } finally {
      payments.close?.();
    }
  } catch (error) {
    return messageOf(error).split('\n').map(wrong);
  }
}

/** Names only the kind of the error: its message may quote what was sent. */
function describeFailure(name: string, error: unknown): string {
  const {code} = error as {code?: unknown};
  const kind = [error instanceof Error ? error.name : 'thrown', typeof code === 'string' ? code : ''].filter(Boolean).join(' ');
  return `Payments: ${name} could not be asked (${kind}). Check the connection of this machine, and try again.`;
}

async function checkMail({mail}: Config, configDir: string, environment: NodeJS.ProcessEnv): Promise<PaymentFinding[]> {
  if (!mail) return [right('Mail: none is configured, so payers and merchant receive no mail.')];
  if (mail.smtp === undefined) return [right('Mail: written into mail.developmentFolder, sent to nobody.')];
  const {host} = new URL(mail.smtp);
  try {
    await createMail(mail, configDir, environment)!.check!();
    return [right(`Mail: ${host} accepts the connection${new URL(mail.smtp).username ? ', user and password' : ''}.`)];
  } catch (error) {
    return error instanceof ConfigError ? error.messages.map(wrong) : [wrong(`Mail: ${host} ${mailProblem((error as {code?: string}).code)}`)];
  }
}

/** The codes of nodemailer. */
function mailProblem(code = 'unknown'): string {
  switch (code) {
    case 'EAUTH': return 'refuses the user or the password: check mail.smtp and GIFT_SMTP_PASSWORD.';
    case 'EDNS': return 'does not exist: check the host in mail.smtp.';
    case 'ETLS': return 'offers no encryption: use smtps:// and its port, or another mail server.';
    default: return `can't be reached (${code}): check host and port in mail.smtp, and whether this machine may connect to it.`;
  }
}

function checkCatalog({catalog, shop}: Config, configDir: string): PaymentFinding[] {
  const file = resolve(configDir, catalog!);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return [wrong(`Catalog: ${file} can't be read: check "catalog" in the config.`)];
  }
  try {
    const {length} = parseProducts(text, shop.currency, file);
    return [length > 0 ? right(`Catalog: ${length} ${length === 1 ? 'product' : 'products'} in ${file}.`) : wrong(`Catalog: ${file} is empty: add a product.`)];
  } catch (error) {
    return messageOf(error).split('\n').map((message) => wrong(`Catalog: ${message}`));
  }
}

async function checkKeys(folder: string, environment: NodeJS.ProcessEnv): Promise<PaymentFinding[]> {
  try {
    readSigningKeys(environment);
    const present = existsSync(folder) ? readdirSync(folder) : [];
    const missing = KEY_FILES.filter((name) => !present.includes(name));
    if (missing.length === KEY_FILES.length) return [right(`Keys: ${folder} holds none yet; the first start creates them.`)];
    if (missing.length > 0) return [wrong(`Keys: ${missing.join(' and ')} is missing in ${folder}: restore it from a backup, or what it encrypted is lost.`)];
    // Windows has no such mode.
    const isOpen = process.platform !== 'win32' && (statSync(folder).mode & 0o077) !== 0;
    await nodeKeys(folder);
    return [isOpen ? wrong(`Keys: other users of this machine can see into ${folder}: run chmod 700 ${folder}.`) : right(`Keys: ${folder} holds all keys, for this user only.`)];
  } catch (error) {
    return [wrong(`Keys: ${messageOf(error)}`)];
  }
}
