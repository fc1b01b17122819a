/** Writes the generated tables of `docs/protocol.md` from `src/protocol`: `npm run generate:docs`. */
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {endpoints, giftTransitions, portionTransitions, problems, refundTransitions, type Endpoint} from '../src/protocol/index.ts';

const file = join(import.meta.dirname, '../docs/protocol.md');

type Transitions = Readonly<Record<string, readonly string[]>>;

const table = (header: readonly string[], rows: readonly (readonly string[])[]) =>
  [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const diagram = (transitions: Transitions) => [
  '```mermaid', 'stateDiagram-v2',
  `  [*] --> ${Object.keys(transitions)[0]}`,
  ...Object.entries(transitions).flatMap(([from, next]) => (next.length ? next.map((to) => `  ${from} --> ${to}`) : [`  ${from} --> [*]`])),
  '```',
].join('\n');

const credentialNames = {manage: 'manage token', claim: 'claim token', receipt: 'receipt token', secret: 'secret key'} as const;

const sections: Readonly<Record<string, () => string>> = {
  endpoints: () => table(['Endpoint', 'Credential', 'Rate limit', 'Does'], (Object.values(endpoints) as Endpoint[])
    .map(({method, path, credential, rateLimit, summary}) => [
      `\`${method} ${path}\``, credential.map((kind) => credentialNames[kind]).join(' or ') || '–', rateLimit ?? '–', summary,
    ])),
  gift: () => diagram(giftTransitions),
  portion: () => diagram(portionTransitions),
  refund: () => diagram(refundTransitions),
  problems: () => table(['Code', 'Status', 'Retryable', 'Title'], Object.entries(problems)
    .map(([code, {status, retryable, title}]) => [`\`${code}\``, String(status), retryable ? 'yes' : 'no', title])),
};

/** The text with the content between its `generated` markers replaced. */
export function renderProtocolDocs(text: string): string {
  const names: string[] = [];
  const result = text.replace(/(<!-- generated:(\w+) -->\n)[^]*?(<!-- \/generated -->)/g, (_, start: string, name: string, end: string) => {
    names.push(name);
    return `${start}${sections[name]!()}\n${end}`;
  });
  const missing = Object.keys(sections).filter((name) => !names.includes(name));
  if (missing.length > 0) throw new Error(`docs/protocol.md lacks the markers for ${missing.join(', ')}.`);
  return result;
}

export const readProtocolDocs = () => readFileSync(file, 'utf8');

if (import.meta.main) writeFileSync(file, renderProtocolDocs(readProtocolDocs()));
