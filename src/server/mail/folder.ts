/**
 * Mail for development: writes each message as an `.eml` file.
 *
 * The files contain email addresses and manage links in plain text, so `startBackend` allows this only on loopback.
 */
import {join} from 'node:path';
import type {Mail} from '../ports.ts';
import {ensurePrivateFolder, writePrivateFile} from '../node/private-file.ts';
import type {FromAddress} from './email-address.ts';
import {messageIdFor, toNodemailerMessage} from './nodemailer-message.ts';

export function createFolderMail({folder, from}: {folder: string; from: FromAddress}): Mail {
  return {
    async send(mail) {
      const {createTransport} = await import('nodemailer');
      const {message} = await createTransport({streamTransport: true, buffer: true}).sendMail(toNodemailerMessage(mail, from));
      // The file is named by the message's key, so a retry overwrites it instead of adding a copy.
      writePrivateFile(join(ensurePrivateFolder(folder), `${messageIdFor(mail.key)}.eml`), String(message));
    },
  };
}
