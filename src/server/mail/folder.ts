/**
 * Mail for development: each letter becomes a file that mail programs open. The folder then holds addresses and manage
 * links in the open, so it is for this machine only.
 */
import {join} from 'node:path';
import type {Mail} from '../ports.ts';
import {ensurePrivateFolder, writePrivateFile} from '../node/private-file.ts';
import type {FromAddress} from './email-address.ts';
import {messageIdFor, toNodemailerMessage} from './nodemailer-message.ts';

export function createFolderMail({folder, from}: {folder: string; from: FromAddress}): Mail {
  return {
    async send(letter) {
      const {createTransport} = await import('nodemailer');
      const {message} = await createTransport({streamTransport: true, buffer: true}).sendMail(toNodemailerMessage(letter, from));
      // Named by its key, so a letter that is sent again is there once.
      writePrivateFile(join(ensurePrivateFolder(folder), `${messageIdFor(letter.key)}.eml`), String(message));
    },
  };
}
