/** `send-as-gift tag URL`: prints the script tag with the integrity of every file. */
import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {packageRoot} from '../package-root.ts';
import {UsageError, parseCommand, type CommandContext} from './command.ts';

/** Throws `UsageError`. */
export function runTag(args: readonly string[], {print}: CommandContext): void {
  const {positionals: [base, ...others]} = parseCommand(args, {});
  if (base === undefined || others.length > 0 || !/^https?:$/.test(URL.parse(base)?.protocol ?? '')) {
    throw new UsageError('Call send-as-gift tag URL, with the address of the folder that holds send-as-gift.js, such as https://your-shop.example/send-as-gift/0.1.0/');
  }
  const integrity = JSON.parse(readFileSync(new URL('dist/integrity.json', packageRoot()), 'utf8')) as Record<string, string>;
  print(scriptTag(base, integrity));
}

/**
 * The entry carries its own `integrity`; the import map has that of the chunks, for browsers that read it there (others load the chunks
 * unchecked). The hash after the tag allows the map, which is inline, in a content security policy.
 */
export function scriptTag(base: string, {'send-as-gift.js': entry, ...chunks}: Readonly<Record<string, string>>): string {
  const folder = base.endsWith('/') ? base : `${base}/`;
  const url = (file: string) => new URL(file, folder).href;
  const map = JSON.stringify({integrity: Object.fromEntries(Object.entries(chunks).map(([file, hash]) => [url(file), hash]))});
  return `<script type="importmap">${map}</script>
<script type="module" src="${url('send-as-gift.js')}" integrity="${entry}" crossorigin="anonymous"></script>

<!-- With a content security policy: script-src ${new URL(folder).origin} 'sha256-${createHash('sha256').update(map).digest('base64')}' -->
`;
}
