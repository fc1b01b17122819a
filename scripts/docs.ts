/**
 * Writes the generated sections of the README and the docs: `npm run generate:docs`. Those about the elements come from the built
 * package, so build it first.
 */
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {endpoints, giftTransitions, portionTransitions, problems, refundTransitions, type Endpoint} from '../src/protocol/index.ts';
import {configTable} from '../src/server/node/config-keys.ts';
import {cliTable, commandTable} from '../src/server/node/help.ts';
import {elementsSection, eventsSection, partsSection, propertiesSection, statesSection} from './manifest-docs.ts';
import {table} from './markdown-table.ts';
import {problemsSection} from './problem-docs.ts';

type Transitions = Readonly<Record<string, readonly string[]>>;

const diagram = (transitions: Transitions) => [
  '```mermaid', 'stateDiagram-v2',
  `  [*] --> ${Object.keys(transitions)[0]}`,
  ...Object.entries(transitions).flatMap(([from, next]) => (next.length ? next.map((to) => `  ${from} --> ${to}`) : [`  ${from} --> [*]`])),
  '```',
].join('\n');

const credentialNames = {manage: 'manage token', claim: 'claim token', receipt: 'receipt token', secret: 'secret key'} as const;

type Sections = Readonly<Record<string, () => string>>;

const protocolSections: Sections = {
  endpoints: () => table(['Endpoint', 'Credential', 'Rate limit', 'Does'], (Object.values(endpoints) as Endpoint[])
    .map(({method, path, credential, rateLimit, summary}) => [
      `\`${method} ${path}\``, credential.map((kind) => credentialNames[kind]).join(' or ') || '–', rateLimit, summary,
    ])),
  gift: () => diagram(giftTransitions),
  portion: () => diagram(portionTransitions),
  refund: () => diagram(refundTransitions),
  problems: () => table(['Code', 'Status', 'Retryable', 'Title'], Object.entries(problems)
    .map(([code, {status, retryable, title}]) => [`\`${code}\``, String(status), retryable ? 'yes' : 'no', title])),
};

const readmeSections: Sections = {
  config: configTable,
  commands: commandTable,
  cli: cliTable,
  merchant: () => table(['Endpoint', 'Body', 'Does'], (Object.values(endpoints) as Endpoint[])
    .filter(({credential}) => credential.includes('secret'))
    .map(({method, path, request, summary}) => [`\`${method} ${path}\``, requestFields(request), summary])),
};

/** The fields of a request body; `?` marks an optional one. */
function requestFields(request: Endpoint['request']): string {
  const shape = (request as {def?: {shape?: Record<string, {def: {type: string}}>}} | undefined)?.def?.shape ?? {};
  const names = Object.entries(shape).map(([name, {def}]) => `\`${name}${def.type === 'optional' ? '?' : ''}\``);
  return names.join(', ') || '–';
}

/** The text with the content between its `generated` markers replaced. */
function render(file: string, sections: Sections, text: string): string {
  const names: string[] = [];
  const result = text.replace(/(<!-- generated:(\w+) -->\n)[^]*?(<!-- \/generated -->)/g, (_, start: string, name: string, end: string) => {
    names.push(name);
    return `${start}${sections[name]!()}\n${end}`;
  });
  const missing = Object.keys(sections).filter((name) => !names.includes(name));
  if (missing.length > 0) throw new Error(`${file} lacks the markers for ${missing.join(', ')}.`);
  return result;
}

/** The sections of each document of which a part is generated. */
const documents: Readonly<Record<string, Sections>> = {
  'README.md': readmeSections,
  'docs/protocol.md': protocolSections,
  'docs/backend.md': {config: configTable, commands: commandTable, cli: cliTable},
  'docs/errors.md': {problems: problemsSection},
  'docs/elements.md': {elements: elementsSection},
  'docs/events.md': {events: eventsSection},
  'docs/styling.md': {properties: propertiesSection, parts: partsSection, states: statesSection},
};
export const generatedDocuments: readonly string[] = Object.keys(documents);

const pathOf = (file: string) => join(import.meta.dirname, '..', file);

export const readDocument = (file: string) => readFileSync(pathOf(file), 'utf8');
export const renderDocument = (file: string, text: string) => render(file, documents[file]!, text);

if (import.meta.main) {
  for (const file of generatedDocuments) writeFileSync(pathOf(file), renderDocument(file, readDocument(file)));
}
