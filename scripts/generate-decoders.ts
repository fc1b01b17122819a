/** Writes `src/protocol/decoders.generated.ts` from the schemas: `npm run generate:decoders`. */
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type * as z from 'zod/mini';
import * as protocol from '../src/protocol/index.ts';
import {MAX_UNITS_PER_GRAPHEME} from '../src/protocol/text.ts';

const file = join(import.meta.dirname, '../src/protocol/decoders.generated.ts');

/* What a schema is made of, as zod keeps it. */
interface Def {
  type: string;
  checks?: {_zod: {def: Check}}[];
  check?: string;
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

const defOf = (schema: Schema) => (schema as unknown as {_zod: {def: Def}})._zod.def;

/** Written once under its own name: what the protocol exports, and reads more than a word. */
const named = new Map<unknown, string>(Object.entries(protocol)
  .filter(([name, value]) => /^[A-Z][a-z]/.test(name) && typeof value === 'object' && value !== null && '_zod' in value)
  .map(([name, value]) => [value, name === 'Address' ? 'addressDecoder' : name]));

export function generateDecoders(): string {
  const written = new Map<string, string>();
  const used = new Set<string>();

  const shape = (schema: Schema): string => {
    const name = named.get(schema);
    if (name === undefined || name === 'HttpUrl' || name === 'Contact') return bare(schema);
    if (!written.has(name)) written.set(name, bare(schema));
    return name;
  };

  const bare = (schema: Schema): string => {
    const def = defOf(schema);
    const call = (reader: string, ...args: string[]) => {
      used.add(reader);
      while (args.at(-1) === '') args.pop();
      return `${reader}(${args.map((arg) => arg || 'undefined').join(', ')})`;
    };
    const bare = (reader: string) => { used.add(reader); return reader; };
    const checks = (def.checks ?? []).map(({_zod}) => _zod.def);
    const found = (check: string) => checks.find((one) => one.check === check);
    const errors = checks.map(({error}) => (typeof error === 'function' ? error() : error));
    const least = String(found('min_length')?.minimum ?? found('greater_than')?.value ?? '');
    const most = String(found('max_length')?.maximum ?? found('less_than')?.value ?? '');
    const pattern = found('string_format')?.pattern;
    const known = new Set(['min_length', 'max_length', 'greater_than', 'less_than', 'string_format', 'custom', 'number_format']);
    const strange = checks.find(({check}) => !known.has(check));
    if (strange) throw new Error(`npm run generate:decoders knows no check called ${strange.check}.`);
    switch (def.type) {
      case 'string':
        if (errors.includes('invalid-url')) return bare('httpUrl');
        if (errors.includes('invalid-contact')) return bare('contact');
        if (errors.includes('too-long')) {
          const graphemes = String(Number(most) / MAX_UNITS_PER_GRAPHEME);
          return call('plainText', graphemes, errors.includes('empty-or-multiline') ? 'true' : pattern ? 'false' : '', pattern ? String(pattern) : '');
        }
        if (errors.some(Boolean)) throw new Error(`npm run generate:decoders knows no refinement called ${errors}.`);
        return call('string', pattern ? String(pattern) : '', least || (most && '0'), most);
      case 'number':
        if (def.format !== 'safeint') throw new Error('npm run generate:decoders knows whole numbers only.');
        return call('integer', least, most);
      case 'boolean': return bare('boolean');
      case 'literal': return call('literal', literal(def.values![0]));
      case 'array': return call('array', shape(def.element!), least || (most && '0'), most);
      case 'optional': return call('optional', shape(def.innerType!));
      case 'default': return call('withDefault', shape(def.innerType!), literal(def.defaultValue));
      case 'pipe':
        if (!schema.known) throw new Error('npm run generate:decoders knows no transform but openEnum.');
        return call('openEnum', `[${schema.known.map(literal).join(', ')}]`);
      case 'object': return call('object', `{\n${Object.entries(def.shape!)
        .map(([key, value]) => `  ${key}: ${shape(value).replaceAll('\n', '\n  ')},`).join('\n')}\n}`);
      default: throw new Error(`npm run generate:decoders knows no ${def.type}.`);
    }
  };

  const calls = Object.entries(protocol.endpoints).map(([name, {method, path, response}]) =>
    `  ${name}: {method: ${literal(method)}, path: ${literal(path)}, response: ${shape(response).replaceAll('\n', '\n  ')}},`);
  shape(protocol.Address);
  const consts = [...written].reverse();
  // A shape stands behind those that it is made of.
  const order: string[] = [];
  const place = (name: string) => {
    if (order.includes(name)) return;
    for (const [other] of consts) if (other !== name && new RegExp(`\\b${other}\\b`).test(written.get(name)!)) place(other);
    order.push(name);
  };
  consts.forEach(([name]) => place(name));
  return `/** Written by \`npm run generate:decoders\` from the schemas: every call’s way and the shape of its answer, as a browser needs them. */
import {${[...used].sort().join(', ')}} from './decode.ts';

${order.map((name) => `${name === 'addressDecoder' ? 'export ' : ''}const ${name} = ${written.get(name)};`).join('\n')}

export const endpointDecoders = {
${calls.join('\n')}
} as const;
`;
}

const literal = (value: unknown) => (typeof value === 'string' ? `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'` : JSON.stringify(value));

if (import.meta.main) writeFileSync(file, generateDecoders());
