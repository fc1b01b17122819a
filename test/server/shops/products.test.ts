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
  });

  /** The messages about a catalog. */
  const messagesFor = (json: string): string[] => {
    try {
      parseProducts(json, 'EUR', 'products.json');
    } catch (error) {
      assert.ok(error instanceof CatalogError);
      return error.message.split('\n');
    }
    return [];
  };

  test('names all mistakes of a file, each with its line', () => {
    const catalog = `[
  {"ref": "cup", "title": "Cup", "colour": "red",
    "variants": [
      {"ref": "one", "title": "One", "price": {"amount": 9.5, "currency": "EUR"}, "stock": 1},
      {"ref": "one", "title": "Another", "stock": 2,
        "price": {
          "amount": 900,
          "currency": "USD"
        }}
    ]},
  {"ref": "cup",
   "title": "A \\"quoted\\" { [ , cup",
   "variants": []
  },
  {}
]`;
    assert.deepEqual(messagesFor(catalog).map((message) => message.replace(/; set it to .*| must be .*|\. (Remove|Give) .*/, '')), [
      'products.json:2: Product "cup": there is no field colour',
      'products.json:4: Product "cup", variant "one": price.amount',
      'products.json:5: Product "cup" has two variants with the ref "one"',
      'products.json:8: Product "cup", variant "one": price.currency',
      'products.json:11: Two products have the ref "cup"',
      'products.json:13: Product "cup": variants',
      'products.json:15: Product number 3: ref is missing',
      'products.json:15: Product number 3: title is missing',
      'products.json:15: Product number 3: variants is missing',
    ]);
    assert.deepEqual(messagesFor(JSON.stringify(sampleProducts)), []);
  });

  test('survives a catalog of the wrong shape', () => {
    const wrong: [string, string][] = [
      ['{}', 'products.json:1: The catalog must be a JSON list of products.'], ['null', 'products.json:1: The catalog must be a JSON list of products.'],
      ['[\n null]', 'products.json:2: Product number 1 must be an object.'], ['[[]]', 'products.json:1: Product number 1 must be an object.'],
    ];
    for (const [json, message] of wrong) assert.deepEqual(messagesFor(json), [message]);
    assert.equal(messagesFor('[{"ref": "cup", "title": "Cup", "variants": [null, 3, {"ref": "a", "price": 3}, {"price": {"currency": 7}}]}]').length, 10);
    assert.equal(messagesFor('[{"ref": "cup", "title": "Cup", "variants": {"0": {}}}]').length, 1);
  });

  test('names the line where the text stops being JSON', () => {
    const lines: [string, number][] = [
      ['[\n  {"ref": "cup"}\n  {"ref": "mug"}\n]', 3], ['[\n  {"ref": "cup"},\n]', 3], ['[\n  {"ref": "cup"}\n\n\n', 2], ['', 1], ['[{"ref: "cup"}]', 1],
      ['[\n  {"ref": cup}\n]', 2], ['[\n  {"ref": "a\tb"}\n]', 2], ['[\n  {"stock": 01}\n]', 2], ["[\n  {'ref': 1}\n]", 2], ['[\n {}\n]\n]', 4],
      ['[\n {"a": 1\n]', 3], ['[\n {"a" 1}\n]', 2], ['[\n {,}\n]', 2], ['[\n {"a": }\n]', 2],
    ];
    for (const [json, line] of lines) {
      const [message, ...others] = messagesFor(json);
      assert.match(message!, new RegExp(`^products\\.json:${line}: The catalog is not JSON here`), json);
      assert.deepEqual(others, []);
    }
  });

  test('resolves image paths against the shop’s URL', () => {
    assert.equal(resolveUrl('/images/cup.svg', 'https://tea.example/'), 'https://tea.example/images/cup.svg');
    assert.equal(resolveUrl('https://cdn.example/cup.png', 'https://tea.example/'), 'https://cdn.example/cup.png');
    assert.equal(resolveUrl('javascript:alert(1)', 'https://tea.example/'), undefined);
  });
});
