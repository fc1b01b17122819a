import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, test} from 'node:test';
import type * as z from 'zod/mini';
import {generateDecoders} from '../../scripts/generate-decoders.ts';
import {decode, type Decoder} from '../../src/protocol/decode.ts';
import {addressDecoder} from '../../src/protocol/address-decoder.generated.ts';
import {Address, endpoints} from '../../src/protocol/index.ts';
import {merchantDecoders} from '../../src/protocol/merchant-decoders.generated.ts';
import {recipientDecoders} from '../../src/protocol/recipient-decoders.generated.ts';
import {senderDecoders} from '../../src/protocol/sender-decoders.generated.ts';

const decoders = {...senderDecoders, ...recipientDecoders, ...merchantDecoders};

type Schema = z.ZodMiniType & {known?: readonly string[]};
/** The parts of zod's internal definition of a schema that are read here. */
interface Definition {
  type: string; values?: unknown[]; element?: Schema; innerType?: Schema; shape?: Record<string, Schema>;
  checks?: {_zod: {def: {check: string; value?: number}}}[];
}

/** A value that the schema accepts, with every optional field present. */
function createSample(schema: Schema): unknown {
  const definition = (schema as unknown as {_zod: {def: Definition}})._zod.def;
  switch (definition.type) {
    case 'string': return validStrings.find((text) => schema.safeParse(text).success) ?? assert.fail('Add a string to validStrings that this schema accepts.');
    case 'number': return definition.checks?.map(({_zod}) => _zod.def).find(({check}) => check === 'greater_than')?.value ?? 0;
    case 'boolean': return true;
    case 'literal': return definition.values![0];
    case 'array': return [createSample(definition.element!), createSample(definition.element!)];
    case 'optional': case 'default': return createSample(definition.innerType!);
    case 'pipe': return schema.known![0];
    default: return Object.fromEntries(Object.entries(definition.shape!).map(([key, value]) => [key, createSample(value)]));
  }
}
const validStrings = [
  'Lena', 'DE', 'EUR', '2026-11-22T16:20:04.000Z', 'https://tea.example/x', '#aabbcc', 'A'.repeat(22), 'A'.repeat(43), 'a..b.c.d', 'a@b.example',
];
const replacements: unknown[] = [
  undefined, null, '', ' ', 'x', 0, -1, 1.5, 2 ** 60, true, [], [null], {}, 'javascript:alert(1)', 'https://a b', 'mailto:a@b.example', 'mailto:a@b.example?bcc=c@d.example', 'x'.repeat(5000),
  '\u202eevil', 'two\nlines', '2026-02-30T00:00:00.000Z', 'de', 'EUR', ['x', 'y', 'z', 'w'], NaN, 'unknown-word',
];

/** Every position in a value, as the keys that lead to it. */
function listPaths(value: unknown, path: string[] = []): string[][] {
  const children = typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, child]) => listPaths(child, [...path, key])) : [];
  return [path, ...children];
}

function replaceAt(value: unknown, [key, ...rest]: string[], replacement: unknown): unknown {
  if (key === undefined) return replacement;
  const copy = Array.isArray(value) ? [...value] : {...value as object};
  (copy as Record<string, unknown>)[key] = replaceAt((value as Record<string, unknown>)[key], rest, replacement);
  if (replacement === undefined && rest.length === 0 && !Array.isArray(copy)) delete (copy as Record<string, unknown>)[key];
  return copy;
}

/** Returns whether both accept the value. */
function expectAgreement(schema: Schema, decoder: Decoder, value: unknown): boolean {
  const expected = schema.safeParse(value);
  const actual = decode(decoder, value);
  assert.equal(actual.issues === undefined, expected.success, `${JSON.stringify(value)}: the schema says ${expected.success}`);
  if (expected.success) assert.deepEqual(actual.data, expected.data);
  return expected.success;
}

describe('the response decoders', () => {
  test('are up to date with the schemas: npm run generate:decoders', () => {
    for (const [file, text] of Object.entries(generateDecoders())) {
      assert.equal(readFileSync(join(import.meta.dirname, '../../src/protocol', file), 'utf8'), text, file);
    }
  });

  test('accept, reject and clean the same values as the schemas', () => {
    let accepted = 0;
    let rejected = 0;
    const all: [Schema, Decoder][] = (Object.keys(decoders) as (keyof typeof decoders)[])
      .map((name) => [endpoints[name].response, decoders[name].response]);
    for (const [schema, decoder] of [...all, [Address, addressDecoder] as [Schema, Decoder]]) {
      const sample = createSample(schema);
      assert.ok(expectAgreement(schema, decoder, sample));
      expectAgreement(schema, decoder, {...sample as object, later: 'a field of a newer server'});
      for (const path of listPaths(sample)) for (const replacement of replacements) {
        if (expectAgreement(schema, decoder, replaceAt(sample, path, replacement))) accepted++;
        else rejected++;
      }
    }
    // Control: both verdicts occur thousands of times.
    assert.ok(accepted > 1000 && rejected > 5000, `${accepted} accepted, ${rejected} rejected`);
  });

  test('cover every endpoint that does not stream', () => {
    const names = Object.entries(endpoints).filter(([, endpoint]) => !('stream' in endpoint)).map(([name]) => name);
    assert.deepEqual(Object.keys(decoders), names);
  });

  test('report the path and the code of an issue, but not the value', () => {
    const {issues} = decode(senderDecoders.shop.response, {...createSample(endpoints.shop.response) as object, terms: 'javascript:alert(1)'});
    assert.deepEqual(issues, [{path: ['terms'], code: 'invalid-url'}]);
  });
});
