/** Reads mails as they lie in a folder: as much of MIME as the backend's own letters need. */
import {readdir, readFile, stat} from 'node:fs/promises';
import {join} from 'node:path';

export interface ParsedMail {
  name: string;
  subject: string;
  to: string;
  receivedAt: Date;
  text: string;
  html: string;
}

const NAME = /^[0-9a-f]{40}$/;

export async function readMails(folder: string): Promise<ParsedMail[]> {
  const files = await readdir(folder).catch(() => []);
  const mails = await Promise.all(files.map((file) => readMail(folder, file.replace(/\.eml$/, ''))));
  return mails.filter((mail) => mail !== undefined).sort((one, other) => other.receivedAt.getTime() - one.receivedAt.getTime());
}

export async function readMail(folder: string, name: string): Promise<ParsedMail | undefined> {
  if (!NAME.test(name)) return undefined;
  const file = join(folder, `${name}.eml`);
  const source = await readFile(file, 'latin1').catch(() => undefined);
  if (source === undefined) return undefined;
  const {header, body} = part(source);
  const [, boundary = ''] = /boundary="([^"]+)"/.exec(header('content-type')) ?? [];
  const parts = body.split(`--${boundary}`).slice(1, -1).map((text) => part(text.trimStart()));
  const as = (type: string) => {
    const found = parts.find((one) => one.header('content-type').startsWith(type));
    return found ? decodeBody(found.body, found.header('content-transfer-encoding')) : '';
  };
  return {
    name, subject: decodeWords(header('subject')), to: header('to').replace(/^.*<|>$/g, ''), receivedAt: (await stat(file)).mtime,
    text: as('text/plain'), html: as('text/html'),
  };
}

function part(source: string) {
  const [head = '', ...rest] = source.split(/\r?\n\r?\n/);
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  return {
    header: (name: string) => lines.find((line) => line.toLowerCase().startsWith(`${name}:`))?.slice(name.length + 1).trim() ?? '',
    body: rest.join('\n\n'),
  };
}

function decodeBody(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  return encoding === 'quoted-printable' ? quoted(body.replace(/=\r?\n/g, '')) : body;
}

/** `=?UTF-8?Q?…?=` and `=?UTF-8?B?…?=`; between two of them a space is none (RFC 2047). */
const decodeWords = (text: string) => text.replace(/(\?=)\s+(=\?)/g, '$1$2')
  .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
    (kind.toLowerCase() === 'b' ? Buffer.from(word, 'base64').toString('utf8') : quoted(word.replaceAll('_', ' '))));

const quoted = (text: string) =>
  Buffer.from(text.replace(/=([0-9A-F]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16))), 'latin1').toString('utf8');
