import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {decodePayload, Descriptor, splitDescriptor} from '../../../src/protocol/index.ts';
import {signProduct, type ProductToSign} from '../../../src/server/index.ts';
import {createSigningKey} from '../../../src/server/descriptors/signing-key.ts';
import {print, signPayload} from '../support/descriptors.ts';

const key = createSigningKey();
const audience = 'https://gifts.example';
const contentOf = (descriptor: string) => Descriptor.parse(decodePayload(splitDescriptor(descriptor)!.payload));

describe('signProduct', () => {
  test('signs the product for 90 days, in the documented form', () => {
    const before = Math.floor(Date.now() / 1000);
    const descriptor = signProduct(print, {key, audience});
    const {issued, expires, ...content} = contentOf(descriptor);
    assert.deepEqual(content, {...print, audience});
    assert.equal(expires - issued, 90 * 86_400);
    assert.ok(issued >= before && issued <= Date.now() / 1000);
    assert.equal(descriptor, signPayload(key, JSON.stringify(contentOf(descriptor))));
    assert.ok(descriptor.length < 500, `${descriptor.length} characters`);
    assert.equal(encodeURIComponent(descriptor), descriptor, 'it needs no escaping in an address or attribute');
  });

  test('signs until a date', () => {
    const expires = new Date(Date.now() + 3_600_000);
    assert.equal(contentOf(signProduct(print, {key, audience, expires})).expires, Math.floor(expires.getTime() / 1000));
  });

  const mistakes: [Record<string, unknown>, Record<string, unknown>, string][] = [
    [{sku: 'a b'}, {}, 'sku must be 1 to 200 letters, digits, dots, hyphens, underscores or tildes.'],
    [{amount: 48.5}, {}, 'amount must be a whole number of minor units, such as 4800 for 48.00.'],
    [{amount: undefined, title: undefined}, {}, 'title is missing: it must be one line of text, at most 200 characters, 100 of a variant.\namount is missing: it must be a whole number of minor units, such as 4800 for 48.00.'],
    [{price: 1}, {}, 'price: there is no such field. Remove it or correct its spelling.'],
    [{variants: [{ref: 'a', title: 'A', price: 1}]}, {}, 'variants.0.price: there is no such field. Remove it or correct its spelling.'],
    [{variants: [{ref: 'a', title: 'A', amount: -1}]}, {}, 'variants.0.amount must be a whole number of minor units, such as 4800 for 48.00.'],
    [{variants: [{ref: 'a', title: 'A'}, {ref: 'a', title: 'B'}]}, {}, 'variants must be a list of 1 to 50 variants, each with a ref of its own.'],
    [{}, {audience: 'https://gifts.example/'}, 'audience must be the origin of the backend, such as "https://gifts.tea.example": no path and no slash at the end.'],
    [{}, {audience: undefined}, 'audience is missing: it must be the origin of the backend, such as "https://gifts.tea.example": no path and no slash at the end.'],
    [{}, {expires: new Date(0)}, 'expires must be later than now, and at most 366 days ahead.'],
    [{}, {expires: new Date('soon')}, 'expires must be later than now, and at most 366 days ahead.'],
    [{}, {expires: new Date(Date.now() + 400 * 86_400_000)}, 'expires must be later than now, and at most 366 days ahead.'],
    [{}, {key: 'sk_x'}, 'key must be a signing key, as send-as-gift sign key prints it.'],
    [{}, {key: undefined}, 'key must be a signing key, as send-as-gift sign key prints it.'],
  ];
  for (const [product, options, message] of mistakes) {
    test(`says: ${message.replace('\n', ' ')}`, () => {
      assert.throws(() => signProduct({...print, ...product} as ProductToSign, {key, audience, ...options}), {name: 'TypeError', message});
    });
  }

  test('says what to leave out if the descriptor is too large', () => {
    const variants = Array.from({length: 50}, (_, at) => ({ref: `variant-${at}`, title: 'A variant with quite a long title'}));
    assert.throws(() => signProduct({...print, variants}, {key, audience}), {
      name: 'TypeError', message: /^The descriptor has \d+ characters, and may have 4000: leave out the description/,
    });
  });
});
