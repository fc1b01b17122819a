/** Reads the mails (`.eml` files) that the backend writes into a folder. */
import {readdir, readFile, stat} from 'node:fs/promises';
import {join} from 'node:path';
import PostalMime from 'postal-mime';

export interface ParsedMail {
  /** The file name without its extension. */
  name: string;
  subject: string;
  to: string;
  receivedAt: Date;
  text: string;
  html: string;
}

const NAME = /^[0-9a-f]{40}$/;

/** Every mail of the folder, newest first. */
export async function readMails(folder: string): Promise<ParsedMail[]> {
  const files = await readdir(folder).catch(() => []);
  const mails = await Promise.all(files.map((file) => readMail(folder, file.replace(/\.eml$/, ''))));
  return mails.filter((mail) => mail !== undefined).sort((a, b) => b.receivedAt.getTime() - a.receivedAt.getTime());
}

/** Undefined if there is no mail of this name. */
export async function readMail(folder: string, name: string): Promise<ParsedMail | undefined> {
  if (!NAME.test(name)) return undefined;
  const file = join(folder, `${name}.eml`);
  const source = await readFile(file).catch(() => undefined);
  if (!source) return undefined;
  const [{subject = '', to, text = '', html = ''}, {mtime}] = await Promise.all([PostalMime.parse(source), stat(file)]);
  return {name, subject, to: to?.[0]?.address ?? '', receivedAt: mtime, text, html};
}
