/** From the config to a way of sending mail. */
import {resolve} from 'node:path';
import {isLoopbackHost} from '../../protocol/index.ts';
import {parseFromAddress} from '../mail/email-address.ts';
import {createFolderMail} from '../mail/folder.ts';
import {createSmtpMail} from '../mail/smtp.ts';
import type {Mail} from '../ports.ts';
import {ConfigError, type Config} from './config.ts';

/** The password may stand in the environment, so that the config file needn't be a secret. */
export const PASSWORD_VARIABLE = 'GIFT_SMTP_PASSWORD';

export function createMail(mail: Config['mail'], configDir: string, environment: NodeJS.ProcessEnv): Mail | undefined {
  if (!mail) return undefined;
  const from = parseFromAddress(mail.from)!;
  if (mail.smtp === undefined) return createFolderMail({folder: resolve(configDir, mail.developmentFolder!), from});
  const {protocol, hostname, port, username, password} = new URL(mail.smtp);
  const secure = protocol === 'smtps:';
  const host = hostname.replace(/^\[|\]$/g, '');
  const user = decodeURIComponent(username);
  const pass = decodeURIComponent(password) || environment[PASSWORD_VARIABLE];
  if (user && !pass) throw new ConfigError([`mail.smtp names a user but no password: put it into the environment as ${PASSWORD_VARIABLE}.`]);
  return createSmtpMail({
    host, port: Number(port) || (secure ? 465 : 587), secure, from,
    allowUnencrypted: mail.allowUnencrypted || isLoopbackHost(host),
    ...(user && {user, password: pass}),
  });
}
