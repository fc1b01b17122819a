import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {sampleProducts} from '../../../src/server/node/sample-config.ts';
import {CatalogError, parseProducts, resolveUrl, validateProducts} from '../../../src/server/shops/file/products.ts';

/** A product before it is validated. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Loose = Record<string, any>;

describe('validateProducts', () => {
  const createProduct = () => structuredClone(sampleProducts[0]) as Loose;
  const invalid: [string, (product: Loose) => void, RegExp][] = [
    ['a fractional price', (product) => (product.variants[0].price.amount = 12.5), /^Product "sample", variant "one": price\.amount must be a whole number of minor units/],
    ['no title', (product) => delete product.title, /^Product "sample": title is missing/],
    ['no variants', (product) => (product.variants = []), /^Product "sample": variants must be a list/],
    ['no stock', (product) => delete product.variants[0].stock, /variant "one": stock is missing/],
    ['an unknown field', (product) => (product.color = 'red'), /^Product "sample": there is no field color/],
    ['a ref with a space', (product) => (product.ref = 'a cup'), /^Product "a cup": ref must be letters/],
    ['no ref', (product) => delete product.ref, /^Product number 1: ref is missing/],
    ['a currency other than the shop’s', (product) => (product.variants[0].price.currency = 'USD'), /price\.currency must be the shop's, "EUR"/],
    ['two variants with the same ref', (product) => product.variants.push(product.variants[0]), /has two variants with the ref "one"/],
    ['a color name as swatch', (product) => (product.variants[0].swatch = 'red'), /variant "one": swatch must be a color/],
  ];
  for (const [problem, change, pattern] of invalid) {
    test(`rejects ${problem} with a message that names product and field`, () => {
      const product = createProduct();
      change(product);
      assert.throws(() => validateProducts([product], 'EUR'), (error) => {
        assert.ok(error instanceof CatalogError);
        assert.match(error.message, pattern);
        return true;
      });
    });
  }

  test('rejects duplicate products and what is not a list', () => {
    assert.throws(() => validateProducts([createProduct(), createProduct()], 'EUR'), /Two products have the ref "sample"/);
    assert.throws(() => validateProducts({products: []}, 'EUR'), /must be a JSON list/);
    assert.throws(() => parseProducts('[', 'EUR'), /not JSON/);
  });

  test('resolves image paths against the shop’s URL', () => {
    assert.equal(resolveUrl('/images/cup.svg', 'https://tea.example/'), 'https://tea.example/images/cup.svg');
    assert.equal(resolveUrl('https://cdn.example/cup.png', 'https://tea.example/'), 'https://cdn.example/cup.png');
    assert.equal(resolveUrl('javascript:alert(1)', 'https://tea.example/'), undefined);
  });
});
