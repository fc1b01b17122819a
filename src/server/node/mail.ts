/** Creates the mail transport that the config describes. */
import {resolve} from 'node:path';
import {isLoopbackHost} from '../../protocol/index.ts';
import {parseFromAddress} from '../mail/email-address.ts';
import {createFolderMail} from '../mail/folder.ts';
import {createSmtpMail} from '../mail/smtp.ts';
import type {Mail} from '../ports.ts';
import {ConfigError, type Config} from './config.ts';

/** The environment variable that may hold the SMTP password, so that the config file contains no secret. */
const PASSWORD_VARIABLE = 'GIFT_SMTP_PASSWORD';

export function createMail(mail: Config['mail'], configDir: string, environment: NodeJS.ProcessEnv): Mail | undefined {
  if (!mail) return undefined;
  const from = parseFromAddress(mail.from)!;
  if (mail.smtp === undefined) return createFolderMail({folder: resolve(configDir, mail.developmentFolder!), from});
  const {protocol, hostname, port, username, password} = new URL(mail.smtp);
  const secure = protocol === 'smtps:';
  const host = hostname.replace(/^\[|\]$/g, '');
  const user = decodeURIComponent(username);
  const pass = decodeURIComponent(password) || environment[PASSWORD_VARIABLE];
  if (user && !pass) {
    throw new ConfigError([`mail.smtp names a user but no password: set the environment variable ${PASSWORD_VARIABLE}.`]);
  }
  return createSmtpMail({
    host, port: Number(port) || (secure ? 465 : 587), secure, from,
    allowUnencrypted: mail.allowUnencrypted || isLoopbackHost(host),
    ...(user && {user, password: pass}),
  });
}
