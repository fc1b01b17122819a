/** Writes the response decoders, `src/protocol/*.generated.ts`, from the schemas: `npm run generate:decoders`. */
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type * as z from 'zod/mini';
import * as protocol from '../src/protocol/index.ts';
import {MAX_UNITS_PER_GRAPHEME} from '../src/protocol/text.ts';

const folder = join(import.meta.dirname, '../src/protocol');

/** The parts of zod's internal definition of a schema that are read here. */
interface Definition {
  type: string;
  checks?: {_zod: {def: Check}}[];
  element?: Schema;
  shape?: Record<string, Schema>;
  innerType?: Schema;
  defaultValue?: unknown;
  values?: unknown[];
  format?: string;
}
interface Check {
  check: string; maximum?: number; minimum?: number; value?: number; pattern?: RegExp; error?: string | (() => string);
}
type Schema = z.ZodMiniType & {known?: readonly string[]};

const definitionOf = (schema: Schema) => (schema as unknown as {_zod: {def: Definition}})._zod.def;

/** Exported schemas become constants with the same name. */
const names = new Map<unknown, string>(Object.entries(protocol)
  .filter(([name, value]) => /^[A-Z][a-z]/.test(name) && typeof value === 'object' && value !== null && '_zod' in value)
  .map(([name, value]) => [value, name]));
/** Schemas that `decode.ts` has a function for. */
const inline = ['HttpUrl', 'Contact'];

const supportedChecks = new Set(['min_length', 'max_length', 'greater_than', 'less_than', 'string_format', 'custom', 'number_format']);

const endpointEntries = (Object.entries(protocol.endpoints) as [string, protocol.Endpoint][]).filter(([, {stream}]) => !stream);
/** Keeps the endpoints that accept a token of one of these kinds; `undefined` stands for no token. */
const accepting = (...kinds: (protocol.TokenKind | undefined)[]) =>
  endpointEntries.filter(([, {credential}]) => kinds.includes(credential[0]));

/** The text of each file: no browser loads the decoders of what others do. */
export const generateDecoders = (): Record<string, string> => ({
  'sender-decoders.generated.ts': generateModule('The endpoints that a sender’s browser calls.', (toReference) =>
    table('senderDecoders', accepting(undefined, 'manage'), toReference)),
  'recipient-decoders.generated.ts': generateModule('The endpoints that a recipient’s browser calls.', (toReference) =>
    table('recipientDecoders', accepting('claim', 'receipt'), toReference)),
  'merchant-decoders.generated.ts': generateModule('The merchant’s endpoints.', (toReference) =>
    table('merchantDecoders', accepting('secret'), toReference)),
  'address-decoder.generated.ts': generateModule('An address.', (toReference) =>
    `export const addressDecoder = ${toReference(protocol.Address)};`),
});

/** Method, path and response decoder of each endpoint. */
const table = (name: string, entries: readonly [string, protocol.Endpoint][], toReference: (schema: Schema) => string) =>
  `export const ${name} = {\n${entries.map(([key, {method, path, response}]) =>
    `  ${key}: {method: ${toSource(method)}, path: ${toSource(path)}, response: ${indent(toReference(response))}},`).join('\n')}\n} as const;`;

function generateModule(summary: string, generateExport: (toReference: (schema: Schema) => string) => string): string {
  const constants = new Map<string, string>();
  const imports = new Set<string>();

  const reference = (schema: Schema): string => {
    const name = names.get(schema);
    if (name === undefined || inline.includes(name)) return expression(schema);
    if (!constants.has(name)) constants.set(name, expression(schema));
    return name;
  };

  const imported = (name: string) => { imports.add(name); return name; };
  const call = (name: string, ...args: string[]) => {
    while (args.at(-1) === '') args.pop();
    return `${imported(name)}(${args.map((arg) => arg || 'undefined').join(', ')})`;
  };

  const expression = (schema: Schema): string => {
    const definition = definitionOf(schema);
    const checks = (definition.checks ?? []).map(({_zod}) => _zod.def);
    const unsupported = checks.find(({check}) => !supportedChecks.has(check));
    if (unsupported) throw new Error(`generate-decoders.ts does not support the check ${unsupported.check}. Add it to decode.ts and here.`);
    const find = (name: string) => checks.find(({check}) => check === name);
    const errors = checks.map(({error}) => (typeof error === 'function' ? error() : error));
    const min = String(find('min_length')?.minimum ?? find('greater_than')?.value ?? '');
    const max = String(find('max_length')?.maximum ?? find('less_than')?.value ?? '');
    const pattern = find('string_format')?.pattern;
    switch (definition.type) {
      case 'string':
        if (errors.includes('invalid-url')) return imported('httpUrl');
        if (errors.includes('invalid-contact')) return imported('contact');
        if (errors.includes('too-long')) {
          const graphemes = String(Number(max) / MAX_UNITS_PER_GRAPHEME);
          return call('plainText', graphemes, errors.includes('empty-or-multiline') ? 'true' : pattern ? 'false' : '', pattern ? String(pattern) : '');
        }
        if (errors.some(Boolean)) throw new Error(`generate-decoders.ts does not support the refinement ${errors}. Add it to decode.ts and here.`);
        return call('string', pattern ? String(pattern) : '', min || (max && '0'), max);
      case 'number':
        if (definition.format !== 'safeint') throw new Error('generate-decoders.ts supports integers only. Use z.int().');
        return call('integer', min, max);
      case 'boolean': return imported('boolean');
      case 'literal': return call('literal', toSource(definition.values![0]));
      case 'array': return call('array', reference(definition.element!), min || (max && '0'), max);
      case 'optional': return call('optional', reference(definition.innerType!));
      case 'default': return call('withDefault', reference(definition.innerType!), toSource(definition.defaultValue));
      case 'pipe':
        if (!schema.known) throw new Error('generate-decoders.ts supports no transform but openEnum.');
        return call('openEnum', `[${schema.known.map(toSource).join(', ')}]`);
      case 'object': return call('object', `{\n${Object.entries(definition.shape!)
        .map(([key, value]) => `  ${key}: ${indent(reference(value))},`).join('\n')}\n}`);
      default: throw new Error(`generate-decoders.ts does not support the type ${definition.type}. Add it to decode.ts and here.`);
    }
  };

  const exported = generateExport(reference);
  const lines = sortByDependency(constants).map((name) => `const ${name} = ${constants.get(name)};`);
  return `/** ${summary} Generated by \`npm run generate:decoders\`; do not edit. */
import {${[...imports].sort().join(', ')}} from './decode.ts';

${lines.join('\n')}

${exported}
`;
}

/** The names in an order in which each constant follows those that it uses. */
function sortByDependency(constants: ReadonlyMap<string, string>): string[] {
  const candidates = [...constants.keys()].reverse();
  const sorted: string[] = [];
  const add = (name: string) => {
    if (sorted.includes(name)) return;
    for (const other of candidates) if (other !== name && new RegExp(`\\b${other}\\b`).test(constants.get(name)!)) add(other);
    sorted.push(name);
  };
  candidates.forEach(add);
  return sorted;
}

const indent = (text: string) => text.replaceAll('\n', '\n  ');
const toSource = (value: unknown) => (typeof value === 'string' ? `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'` : JSON.stringify(value));

if (import.meta.main) {
  for (const [file, text] of Object.entries(generateDecoders())) writeFileSync(join(folder, file), text);
}
