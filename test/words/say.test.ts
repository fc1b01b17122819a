import {describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {common as en} from '../../src/words/en/common.ts';
import {common as zh} from '../../src/words/zh-hans/common.ts';
import {languageOf} from '../../src/words/language.ts';
import {sayMoney, sayProblem} from '../../src/words/say.ts';
import {saySpan, sayWindow} from '../../src/words/say-time.ts';

describe('what people read', () => {
  test('money in the currency’s own digits, without empty cents', () => {
    assert.equal(sayMoney({amount: 4800, currency: 'EUR'}, 'en'), '€48');
    assert.equal(sayMoney({amount: 4850, currency: 'EUR'}, 'en'), '€48.50');
    assert.equal(sayMoney({amount: 4800, currency: 'JPY'}, 'en'), '¥4,800');
    assert.equal(sayMoney({amount: 1234, currency: 'KWD'}, 'en').replace(/\s/u, ' '), 'KWD 1.234');
    assert.equal(sayMoney({amount: 4800, currency: 'CNY'}, 'zh-Hans'), '¥48');
  });

  test('a span is rounded down, but a moment short of seven days is seven days', () => {
    assert.equal(saySpan(7 * 86_400_000 - 1, en), '7 days');
    assert.equal(saySpan(7 * 86_400_000 - 3_601_000, en), '6 days');
    assert.equal(saySpan(46 * 3_600_000, en), '46 hours');
    assert.equal(saySpan(90_000, en), '90 seconds');
    assert.equal(saySpan(-5, en), '0 seconds');
    assert.equal(saySpan(3 * 86_400_000, zh), '3 天');
  });

  test('a window is exact', () => {
    assert.equal(sayWindow(604_800, en), '7 days');
    assert.equal(sayWindow(86_400, en), '1 day');
    assert.equal(sayWindow(3_600, zh), '1 小时');
  });

  test('a problem that nobody wrote a sentence for still gets one', () => {
    assert.equal(sayProblem('something-new', en), en.problems.other);
    assert.equal(sayProblem('toString', en), en.problems.other);
    assert.equal(sayProblem('internal', zh), zh.problems.unavailable);
  });

  test('simplified Chinese for those who write it, English for the rest', () => {
    for (const tag of ['zh', 'zh-CN', 'zh-Hans-SG', 'ZH-cn']) assert.equal(languageOf(tag), 'zh-Hans', tag);
    for (const tag of ['en', 'de', '', 'zh-Hant', 'zh-TW', 'zho-x']) assert.equal(languageOf(tag), 'en', tag);
  });
});
