/**
 * Mail for development: each letter becomes a file that mail programs open. The folder then holds addresses and manage
 * links in the open, so it is for this machine only.
 */
import {join} from 'node:path';
import type {Mail} from '../ports.ts';
import {privateFolder, writePrivate} from '../process/private-file.ts';
import type {From} from './address.ts';
import {idOf, messageFor} from './message.ts';

export function folderMail({folder, from}: {folder: string; from: From}): Mail {
  return {
    async send(letter) {
      const {createTransport} = await import('nodemailer');
      const {message} = await createTransport({streamTransport: true, buffer: true}).sendMail(messageFor(letter, from));
      // Named by its key, so a letter that is sent again is there once.
      writePrivate(join(privateFolder(folder), `${idOf(letter.key)}.eml`), String(message));
    },
  };
}
