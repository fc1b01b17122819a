import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {balanceLines, directionOf, wrapText} from '../../src/poster/text-layout.ts';

/** A font in which Latin letters are one unit wide and all other characters two. */
const measure = (text: string) => [...new Intl.Segmenter().segment(text)].reduce((sum, {segment}) => sum + (/^[\p{ASCII}…’]/u.test(segment) ? 1 : 2), 0);
const wrap = (text: string, maxWidth: number, maxLines = 99) => wrapText(text, maxWidth, maxLines, measure);

describe('text layout', () => {
  test('breaks between words, and at the writer’s own line breaks', () => {
    assert.deepEqual(wrap('For slow mornings.\n\nCall me.', 10), ['For slow', 'mornings.', '', 'Call me.']);
  });

  test('breaks Chinese and Japanese without spaces, and begins no line with closing punctuation', () => {
    const lines = wrap('愿每个早晨都有一杯热茶，等你慢慢醒来。', 12);
    assert.equal(lines.join(''), '愿每个早晨都有一杯热茶，等你慢慢醒来。');
    for (const line of lines) {
      assert.doesNotMatch(line, /^[，。]/);
      assert.ok(measure(line) <= 14, line);
    }
  });

  test('breaks a word that is wider than a line, but never inside an emoji', () => {
    const farmer = '👩🏽‍🌾';
    assert.deepEqual(wrap(farmer.repeat(5), 4), [farmer.repeat(2), farmer.repeat(2), farmer]);
    assert.deepEqual(wrap('abcdefghij', 4), ['abcd', 'efgh', 'ij']);
  });

  test('balances centered lines without adding one', () => {
    const balance = (text: string, maxLines = 99) => balanceLines(text, 20, maxLines, measure);
    assert.deepEqual(wrap('one two three four five', 20), ['one two three four', 'five']);
    assert.deepEqual(balance('one two three four five'), ['one two three', 'four five']);
    assert.deepEqual(balance('short'), ['short']);
    assert.deepEqual(balance('one two three four five', 1), wrap('one two three four five', 20, 1));
  });

  test('ends with an ellipsis within the width if there are too many lines', () => {
    assert.deepEqual(wrap('one two three four five six', 9, 2), ['one two', 'three…']);
    assert.deepEqual(wrap('abcdefgh abcdefgh', 8, 1), ['abcdefg…']);
  });

  test('has the direction of its first letter', () => {
    assert.equal(directionOf('… سلام Ana'), 'rtl');
    assert.equal(directionOf('1. Hello سلام'), 'ltr');
    assert.equal(directionOf('你好'), 'ltr');
  });
});
