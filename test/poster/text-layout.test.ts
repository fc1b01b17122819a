import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {balanceLines, directionOf, wrapText} from '../../src/poster/text-layout.ts';

/** A hand in which every letter of Latin is one wide and every other character two. */
const measure = (text: string) => [...new Intl.Segmenter().segment(text)].reduce((sum, {segment}) => sum + (/^[\p{ASCII}…’]/u.test(segment) ? 1 : 2), 0);
const wrapped = (text: string, width: number, most = 99) => wrapText(text, width, most, measure);

describe('the words on a poster', () => {
  test('break between words, and keep the writer’s own breaks', () => {
    assert.deepEqual(wrapped('For slow mornings.\n\nCall me.', 10), ['For slow', 'mornings.', '', 'Call me.']);
  });

  test('break Chinese and Japanese without spaces, and begin no line with a closing mark', () => {
    const lines = wrapped('愿每个早晨都有一杯热茶，等你慢慢醒来。', 12);
    assert.equal(lines.join(''), '愿每个早晨都有一杯热茶，等你慢慢醒来。');
    for (const line of lines) {
      assert.doesNotMatch(line, /^[，。]/);
      assert.ok(measure(line) <= 14, line);
    }
  });

  test('cut a word that is wider than the paper, emoji whole', () => {
    const farmer = '👩🏽‍🌾';
    assert.deepEqual(wrapped(farmer.repeat(5), 4), [farmer.repeat(2), farmer.repeat(2), farmer]);
    assert.deepEqual(wrapped('abcdefghij', 4), ['abcd', 'efgh', 'ij']);
  });

  test('in the middle of the paper, stand in lines of about the same length, and never in more of them', () => {
    const balanced = (text: string, most = 99) => balanceLines(text, 20, most, measure);
    assert.deepEqual(wrapped('one two three four five', 20), ['one two three four', 'five']);
    assert.deepEqual(balanced('one two three four five'), ['one two three', 'four five']);
    assert.deepEqual(balanced('short'), ['short']);
    assert.deepEqual(balanced('one two three four five', 1), wrapped('one two three four five', 20, 1));
  });

  test('end with an ellipsis within the width where the paper ends', () => {
    const lines = wrapped('one two three four five six', 9, 2);
    assert.deepEqual(lines, ['one two', 'three…']);
    assert.deepEqual(wrapped('abcdefgh abcdefgh', 8, 1), ['abcdefg…']);
  });

  test('run as their first strong letter does', () => {
    assert.equal(directionOf('… سلام Ana'), 'rtl');
    assert.equal(directionOf('1. Hello سلام'), 'ltr');
    assert.equal(directionOf('你好'), 'ltr');
  });
});
