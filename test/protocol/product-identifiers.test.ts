import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {formatIdentifiers, normalizeGtin, normalizeProductUrl, parseIdentifiers} from '../../src/protocol/index.ts';

describe('the identifiers of a product', () => {
  const identifiers = [
    {kind: 'sku', value: 'TEA 100%, "A/B"'}, {kind: 'gtin', value: '04006381333931'}, {kind: 'url', value: 'https://tea.example/a?b=c%20d#e'},
  ] as const;

  test('survive being written as a list and read again', () => {
    assert.equal(formatIdentifiers(identifiers), 'sku:TEA%20100%25,%20"A/B" gtin:04006381333931 url:https://tea.example/a?b=c%2520d#e');
    assert.deepEqual(parseIdentifiers(formatIdentifiers(identifiers)), identifiers);
  });

  test('are listed once, and never in a list too long for an address', () => {
    assert.equal(formatIdentifiers([identifiers[1], identifiers[1]]), 'gtin:04006381333931');
    const long = Array.from({length: 90}, (_, index) => ({kind: 'sku', value: `${'茶'.repeat(90)}${index}`}) as const);
    const list = formatIdentifiers(long);
    assert.ok(encodeURIComponent(list).length <= 4000 && list.startsWith('sku:茶'));
    assert.equal(parseIdentifiers(list)?.[0]?.value, long[0]!.value);
  });

  test('are refused if one is of another kind, empty, wrongly encoded or too many', () => {
    for (const list of ['', ' ', 'teapot', 'mpn:1', 'sku:', 'sku:a teapot', 'sku:%', 'sku:a '.repeat(25)]) assert.equal(parseIdentifiers(list), undefined, list);
    assert.deepEqual(parseIdentifiers('  product:1'), undefined);
  });

  test('a GTIN of 8, 12, 13 or 14 digits becomes 14 digits if its check digit is right', () => {
    assert.equal(normalizeGtin('96385074'), '00000096385074');
    assert.equal(normalizeGtin('036000291452'), '00036000291452');
    assert.equal(normalizeGtin('4006381333931'), '04006381333931');
    assert.equal(normalizeGtin('978-0-306-40615-7'), '09780306406157');
    assert.equal(normalizeGtin('00012345600012'), '00012345600012');
    for (const wrong of ['4006381333932', '400638133393', '123', '', '00000000', '4006381333931x', '٤٠٠٦٣٨١٣٣٣٩٣١']) assert.equal(normalizeGtin(wrong), undefined, wrong);
  });

  test('addresses are the same without scheme, fragment, closing slash and tracking', () => {
    const page = normalizeProductUrl('https://tea.example/products/teapot?variant=2&b=1');
    for (const same of ['http://TEA.example/products/teapot/?b=1&variant=2', 'https://tea.example/products/teapot?utm_source=x&variant=2&b=1&fbclid=3#top']) {
      assert.equal(normalizeProductUrl(same), page);
    }
    for (const other of ['https://tea.example/products/teapot', 'https://www.tea.example/products/teapot?variant=2&b=1', 'https://tea.example/products/Teapot?variant=2&b=1']) {
      assert.notEqual(normalizeProductUrl(other), page);
    }
    for (const none of ['', '/products/teapot', 'javascript:alert(1)', 'https://', 'ftp://tea.example/']) assert.equal(normalizeProductUrl(none), undefined);
  });
});
