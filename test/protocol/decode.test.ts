import {describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import type * as z from 'zod/mini';
import {Address, endpoints, type EndpointName} from '../../src/protocol/index.ts';
import {decode, type Decoder} from '../../src/protocol/decode.ts';
import {addressDecoder as addressShape, endpointDecoders} from '../../src/protocol/decoders.generated.ts';
import {generateDecoders} from '../../scripts/generate-decoders.ts';

type Schema = z.ZodMiniType & {known?: readonly string[]};
/** What a schema is made of, as zod keeps it. */
interface Def {
  type: string; values?: unknown[]; element?: Schema; innerType?: Schema; shape?: Record<string, Schema>;
  checks?: {_zod: {def: {check: string; value?: number}}}[];
}

/** A value that the schema takes, with every optional part there. */
function sample(schema: Schema): unknown {
  const def = (schema as unknown as {_zod: {def: Def}})._zod.def;
  switch (def.type) {
    case 'string': return words.find((word) => schema.safeParse(word).success) ?? assert.fail('No word of ours is taken here: add one.');
    case 'number': return def.checks?.map(({_zod}) => _zod.def).find(({check}) => check === 'greater_than')?.value ?? 0;
    case 'boolean': return true;
    case 'literal': return def.values![0];
    case 'array': return [sample(def.element!), sample(def.element!)];
    case 'optional': case 'default': return sample(def.innerType!);
    case 'pipe': return schema.known![0];
    default: return Object.fromEntries(Object.entries(def.shape!).map(([key, value]) => [key, sample(value)]));
  }
}
const words = [
  'Lena', 'DE', 'EUR', '2026-11-22T16:20:04.000Z', 'https://tea.example/x', '#aabbcc', 'A'.repeat(22), 'A'.repeat(43), 'a..b.c.d', 'a@b.example',
];
const strange: unknown[] = [
  undefined, null, '', ' ', 'x', 0, -1, 1.5, 2 ** 60, true, [], [null], {}, 'javascript:alert(1)', 'https://a b', 'mailto:a@b.example', 'mailto:a@b.example?bcc=c@d.example', 'x'.repeat(5000),
  '\u202eevil', 'two\nlines', '2026-02-30T00:00:00.000Z', 'de', 'EUR', ['x', 'y', 'z', 'w'], NaN, 'unknown-word',
];

/** Every place in a value, as the keys that lead there. */
function paths(value: unknown, at: string[] = []): string[][] {
  const inside = typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, part]) => paths(part, [...at, key])) : [];
  return [at, ...inside];
}

function replaceAt(value: unknown, [key, ...rest]: string[], by: unknown): unknown {
  if (key === undefined) return by;
  const copy = Array.isArray(value) ? [...value] : {...value as object};
  (copy as Record<string, unknown>)[key] = replaceAt((value as Record<string, unknown>)[key], rest, by);
  if (by === undefined && rest.length === 0 && !Array.isArray(copy)) delete (copy as Record<string, unknown>)[key];
  return copy;
}

function expectAgreement(schema: Schema, shape: Decoder, value: unknown): boolean {
  const said = schema.safeParse(value);
  const found = decode(shape, value);
  assert.equal(found.issues === undefined, said.success, `${JSON.stringify(value)}: the schema says ${said.success}`);
  if (said.success) assert.deepEqual(found.data, said.data);
  return said.success;
}

describe('answers read without schemas', () => {
  test('have shapes that are written from the schemas: npm run generate:decoders', () => {
    assert.equal(readFileSync(join(import.meta.dirname, '../../src/protocol/decoders.generated.ts'), 'utf8'), generateDecoders());
  });

  test('are taken, refused and cleaned exactly as the schemas do it', () => {
    let taken = 0;
    let refused = 0;
    const all: [Schema, Decoder][] = (Object.keys(endpoints) as EndpointName[]).map((name) => [endpoints[name].response, endpointDecoders[name].response]);
    for (const [schema, shape] of [...all, [Address, addressShape] as [Schema, Decoder]]) {
      const whole = sample(schema);
      assert.ok(expectAgreement(schema, shape, whole));
      expectAgreement(schema, shape, {...whole as object, later: 'a field of a newer server'});
      for (const place of paths(whole)) for (const by of strange) {
        if (expectAgreement(schema, shape, replaceAt(whole, place, by))) taken++;
        else refused++;
      }
    }
    // The control: both answers occur, thousands of times.
    assert.ok(taken > 1000 && refused > 5000, `${taken} taken, ${refused} refused`);
  });

  test('say where they are wrong, and never what was there', () => {
    const {issues} = decode(endpointDecoders.shop.response, {...sample(endpoints.shop.response) as object, terms: 'javascript:alert(1)'});
    assert.deepEqual(issues, [{path: ['terms'], code: 'invalid-url'}]);
  });
});
