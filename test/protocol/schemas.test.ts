import {describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {Address, CompactJwe, countGraphemes, Draft, Gift, Instant, isProblemCode, Money, problems, ProductRef, Variant} from '../../src/protocol/index.ts';

const hash = 'h'.repeat(43);
const draft = {product: 'teapot', senderName: 'Ana', manageHash: hash, claimHash: hash, returnUrl: 'https://shop.example/teapot'};
const takes = (over: object) => Draft.safeParse({...draft, ...over}).success;

describe('a draft', () => {
  test('is for one friend, plain and without words unless told', () => {
    const checked = Draft.parse(draft);
    assert.deepEqual([checked.portions, checked.cover, checked.note, checked.distribution], [1, 'plain', '', 'first-come']);
  });

  test('counts a note as people count: 500 families are 500', () => {
    const family = '👨‍👩‍👧‍👦';
    assert.equal(countGraphemes(family.repeat(3)), 3);
    assert.ok(takes({note: family.repeat(500)}));
    assert.ok(!takes({note: family.repeat(501)}));
    assert.ok(takes({note: '茶'.repeat(500)}));
    assert.ok(!takes({note: 'a'.repeat(501)}));
  });

  test('bounds a grapheme that is stacked up without end', () => {
    assert.ok(!takes({note: `z${'\u0301'.repeat(20_000)}`}));
  });

  test('takes several lines in a note, one in a name', () => {
    assert.ok(takes({note: 'one\n\ntwo'}));
    assert.ok(!takes({senderName: 'Ana\nthe shop'}));
    assert.ok(!takes({senderName: '   '}));
  });

  test('refuses characters that make a name look like something else', () => {
    for (const bad of ['\u3164', '\u200b\u2800', 'a\u2028From: tea.example', 'Ana\u061c', 'Ana\u{e0041}']) assert.ok(!takes({senderName: bad}), JSON.stringify(bad));
    assert.ok(takes({senderName: '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}'}), 'a flag is made of tags');
    assert.ok(takes({senderName: '💙'}) && takes({senderName: '小安'}));
    for (const bad of ['Ana\u202Emoc.', 'Ana\u0000', 'A\u2066na', 'Ana\u009b']) assert.ok(!takes({senderName: bad}), JSON.stringify(bad));
    assert.ok(takes({senderName: 'آنا'}), 'right-to-left names are names');
  });

  test('refuses portions that are none, too many or broken', () => {
    for (const portions of [0, -1, 1.5, 101, '2', NaN]) assert.ok(!takes({portions}), String(portions));
  });

  test('refuses a return address that is no page', () => {
    for (const returnUrl of ['javascript:alert(1)', '//evil.example', 'https://', 'data:text/html,x', `https://a.example/${'x'.repeat(2000)}`]) {
      assert.ok(!takes({returnUrl}), returnUrl.slice(0, 40));
    }
  });
});

describe('the nouns', () => {
  test('money is whole minor units', () => {
    for (const amount of [1.5, -1, NaN, Infinity, '1', 2 ** 53]) assert.ok(!Money.safeParse({amount, currency: 'EUR'}).success, String(amount));
    assert.ok(Money.safeParse({amount: 0, currency: 'JPY'}).success);
    assert.ok(!Money.safeParse({amount: 1, currency: 'eur'}).success);
  });

  test('a moment is UTC with milliseconds', () => {
    assert.ok(Instant.safeParse('2026-11-22T16:20:04.000Z').success);
    for (const text of ['2026-11-22', '2026-11-22T16:20:04Z', '2026-11-22T16:20:04.000+01:00']) assert.ok(!Instant.safeParse(text).success);
  });

  test('a product’s ref can’t leave its path segment', () => {
    for (const ref of ['../gift', 'a/b', 'a?b', 'a b', '']) assert.ok(!ProductRef.safeParse(ref).success, ref);
    assert.ok(ProductRef.safeParse('sagp1.k1.eyJ9.x-_').success);
  });

  test('a swatch is a colour and no other CSS', () => {
    const variant = {ref: 'a', title: 'A', price: {amount: 1, currency: 'EUR'}, available: true};
    assert.ok(Variant.safeParse({...variant, swatch: '#aBc123'}).success);
    assert.ok(!Variant.safeParse({...variant, swatch: 'url(//evil.example)'}).success);
  });

  test('an address needs a name, a country and a street', () => {
    const address = {name: 'Lena', country: 'DE', street: ['Weg 1']};
    assert.ok(Address.safeParse(address).success);
    for (const missing of ['name', 'country', 'street']) assert.ok(!Address.safeParse({...address, [missing]: undefined}).success, missing);
    assert.ok(!Address.safeParse({...address, country: 'de'}).success);
    assert.ok(!Address.safeParse({...address, street: []}).success);
  });

  test('a sealed address has five parts, of which the second is empty', () => {
    assert.ok(CompactJwe.safeParse('aa..bb.cc.dd').success);
    for (const text of ['aa.bb.cc.dd.ee', 'aa.bb.cc', '{"v":1}', 'aa..bb.cc']) assert.ok(!CompactJwe.safeParse(text).success, text);
  });

  test('a state from a newer server reads as unknown', () => {
    const {shape} = Gift as unknown as {shape: {state: {parse(value: string): string}}};
    assert.equal(shape.state.parse('teleported'), 'unknown');
    assert.equal(shape.state.parse('ready'), 'ready');
  });

  test('every problem has a 4xx or 5xx status and says what to do', () => {
    for (const [code, {status, title}] of Object.entries(problems)) {
      assert.ok(status >= 400 && status <= 504, code);
      assert.match(title, /\.$/, code);
    }
    assert.ok(isProblemCode('gift-expired') && !isProblemCode('toString'));
  });
});
