import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {Address, CompactJwe, countGraphemes, Draft, Gift, Instant, isProblemCode, Money, problems, ProductRef, Variant} from '../../src/protocol/index.ts';

const hash = 'h'.repeat(43);
const draft = {product: 'teapot', senderName: 'Ana', manageHash: hash, claimHash: hash, returnUrl: 'https://shop.example/teapot'};
const accepts = (changes: object) => Draft.safeParse({...draft, ...changes}).success;

describe('a draft', () => {
  test('has one portion, a plain cover and no note by default', () => {
    const parsed = Draft.parse(draft);
    assert.deepEqual([parsed.portions, parsed.cover, parsed.note, parsed.distribution], [1, 'plain', '', 'first-come']);
  });

  test('limits a note by graphemes: 500 family emoji are accepted', () => {
    const family = '👨‍👩‍👧‍👦';
    assert.equal(countGraphemes(family.repeat(3)), 3);
    assert.ok(accepts({note: family.repeat(500)}));
    assert.ok(!accepts({note: family.repeat(501)}));
    assert.ok(accepts({note: '茶'.repeat(500)}));
    assert.ok(!accepts({note: 'a'.repeat(501)}));
  });

  test('rejects a grapheme with thousands of combining marks', () => {
    assert.ok(!accepts({note: `z${'\u0301'.repeat(20_000)}`}));
  });

  test('accepts several lines in a note, but only one in a name', () => {
    assert.ok(accepts({note: 'one\n\ntwo'}));
    assert.ok(!accepts({senderName: 'Ana\nthe shop'}));
    assert.ok(!accepts({senderName: '   '}));
  });

  test('rejects characters that make a name look like something else', () => {
    for (const invalid of ['\u3164', '\u200b\u2800', 'a\u2028From: tea.example', 'Ana\u061c', 'Ana\u{e0041}']) assert.ok(!accepts({senderName: invalid}), JSON.stringify(invalid));
    assert.ok(accepts({senderName: '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}'}), 'a flag consists of tag characters');
    assert.ok(accepts({senderName: '💙'}) && accepts({senderName: '小安'}));
    for (const invalid of ['Ana\u202Emoc.', 'Ana\u0000', 'A\u2066na', 'Ana\u009b']) assert.ok(!accepts({senderName: invalid}), JSON.stringify(invalid));
    assert.ok(accepts({senderName: 'آنا'}), 'right-to-left names are valid');
  });

  test('rejects a number of portions that is not an integer from 1 to 100', () => {
    for (const portions of [0, -1, 1.5, 101, '2', NaN]) assert.ok(!accepts({portions}), String(portions));
  });

  test('rejects a return URL that is not an http(s) page', () => {
    for (const returnUrl of ['javascript:alert(1)', '//evil.example', 'https://', 'data:text/html,x', `https://a.example/${'x'.repeat(2000)}`]) {
      assert.ok(!accepts({returnUrl}), returnUrl.slice(0, 40));
    }
  });
});

describe('the schemas', () => {
  test('accept money in integer minor units only', () => {
    for (const amount of [1.5, -1, NaN, Infinity, '1', 2 ** 53]) assert.ok(!Money.safeParse({amount, currency: 'EUR'}).success, String(amount));
    assert.ok(Money.safeParse({amount: 0, currency: 'JPY'}).success);
    assert.ok(!Money.safeParse({amount: 1, currency: 'eur'}).success);
  });

  test('accept an instant in UTC with milliseconds only', () => {
    assert.ok(Instant.safeParse('2026-11-22T16:20:04.000Z').success);
    for (const text of ['2026-11-22', '2026-11-22T16:20:04Z', '2026-11-22T16:20:04.000+01:00']) assert.ok(!Instant.safeParse(text).success);
  });

  test('reject a product ref that would leave its path segment', () => {
    for (const ref of ['../gift', 'a/b', 'a?b', 'a b', '']) assert.ok(!ProductRef.safeParse(ref).success, ref);
    assert.ok(ProductRef.safeParse('sagp1.k1.eyJ9.x-_').success);
  });

  test('accept a hex color, and no other CSS, as a swatch', () => {
    const variant = {ref: 'a', title: 'A', price: {amount: 1, currency: 'EUR'}, available: true};
    assert.ok(Variant.safeParse({...variant, swatch: '#aBc123'}).success);
    assert.ok(!Variant.safeParse({...variant, swatch: 'url(//evil.example)'}).success);
  });

  test('require a name, a country and a street in an address', () => {
    const address = {name: 'Lena', country: 'DE', street: ['Weg 1']};
    assert.ok(Address.safeParse(address).success);
    for (const missing of ['name', 'country', 'street']) assert.ok(!Address.safeParse({...address, [missing]: undefined}).success, missing);
    assert.ok(!Address.safeParse({...address, country: 'de'}).success);
    assert.ok(!Address.safeParse({...address, street: []}).success);
  });

  test('accept an encrypted address of five parts, the second of them empty', () => {
    assert.ok(CompactJwe.safeParse('aa..bb.cc.dd').success);
    for (const text of ['aa.bb.cc.dd.ee', 'aa.bb.cc', '{"v":1}', 'aa..bb.cc']) assert.ok(!CompactJwe.safeParse(text).success, text);
  });

  test('parse a state of a newer server as unknown', () => {
    const {shape} = Gift as unknown as {shape: {state: {parse(value: string): string}}};
    assert.equal(shape.state.parse('teleported'), 'unknown');
    assert.equal(shape.state.parse('ready'), 'ready');
  });

  test('give every problem a 4xx or 5xx status and a title that is a sentence', () => {
    for (const [code, {status, title}] of Object.entries(problems)) {
      assert.ok(status >= 400 && status <= 504, code);
      assert.match(title, /\.$/, code);
    }
    assert.ok(isProblemCode('gift-expired') && !isProblemCode('toString'));
  });
});
