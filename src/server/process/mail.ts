/** From the config to a way of sending mail. */
import {resolve} from 'node:path';
import {parseFrom} from '../mail/address.ts';
import {folderMail} from '../mail/folder.ts';
import {smtpMail} from '../mail/smtp.ts';
import type {Mail} from '../ports.ts';
import {ConfigError, type Config} from './config.ts';
import {isLoopback} from './loopback.ts';

/** The password may stand in the environment, so that the config file needn't be a secret. */
export const PASSWORD = 'GIFT_SMTP_PASSWORD';

export function openMail(mail: Config['mail'], configDir: string, environment: NodeJS.ProcessEnv): Mail | undefined {
  if (!mail) return undefined;
  const from = parseFrom(mail.from)!;
  if (mail.smtp === undefined) return folderMail({folder: resolve(configDir, mail.developmentFolder!), from});
  const {protocol, hostname, port, username, password} = new URL(mail.smtp);
  const secure = protocol === 'smtps:';
  const host = hostname.replace(/^\[|\]$/g, '');
  const user = decodeURIComponent(username);
  const pass = decodeURIComponent(password) || environment[PASSWORD];
  if (user && !pass) throw new ConfigError([`mail.smtp names a user but no password: put it into the environment as ${PASSWORD}.`]);
  return smtpMail({
    host, port: Number(port) || (secure ? 465 : 587), secure, from,
    allowUnencrypted: mail.allowUnencrypted || isLoopback(host),
    ...(user && {user, password: pass}),
  });
}
