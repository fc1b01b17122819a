import {describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {common as en} from '../../src/locales/en/common.ts';
import {common as zh} from '../../src/locales/zh-hans/common.ts';
import {matchLanguage} from '../../src/locales/language.ts';
import {formatMoney, errorMessage} from '../../src/locales/format.ts';
import {formatDuration, formatExactDuration} from '../../src/locales/format-time.ts';

describe('what people read', () => {
  test('money in the currency’s own digits, without empty cents', () => {
    assert.equal(formatMoney({amount: 4800, currency: 'EUR'}, 'en'), '€48');
    assert.equal(formatMoney({amount: 4850, currency: 'EUR'}, 'en'), '€48.50');
    assert.equal(formatMoney({amount: 4800, currency: 'JPY'}, 'en'), '¥4,800');
    assert.equal(formatMoney({amount: 1234, currency: 'KWD'}, 'en').replace(/\s/u, ' '), 'KWD 1.234');
    assert.equal(formatMoney({amount: 4800, currency: 'CNY'}, 'zh-Hans'), '¥48');
  });

  test('a span is rounded down, but a moment short of seven days is seven days', () => {
    assert.equal(formatDuration(7 * 86_400_000 - 1, en), '7 days');
    assert.equal(formatDuration(7 * 86_400_000 - 3_601_000, en), '6 days');
    assert.equal(formatDuration(46 * 3_600_000, en), '46 hours');
    assert.equal(formatDuration(90_000, en), '90 seconds');
    assert.equal(formatDuration(-5, en), '0 seconds');
    assert.equal(formatDuration(3 * 86_400_000, zh), '3 天');
  });

  test('a window is exact', () => {
    assert.equal(formatExactDuration(604_800, en), '7 days');
    assert.equal(formatExactDuration(86_400, en), '1 day');
    assert.equal(formatExactDuration(3_600, zh), '1 小时');
  });

  test('a problem that nobody wrote a sentence for still gets one', () => {
    assert.equal(errorMessage('something-new', en), en.problems.other);
    assert.equal(errorMessage('toString', en), en.problems.other);
    assert.equal(errorMessage('internal', zh), zh.problems.unavailable);
  });

  test('simplified Chinese for those who write it, English for the rest', () => {
    for (const tag of ['zh', 'zh-CN', 'zh-Hans-SG', 'ZH-cn']) assert.equal(matchLanguage(tag), 'zh-Hans', tag);
    for (const tag of ['en', 'de', '', 'zh-Hant', 'zh-TW', 'zho-x']) assert.equal(matchLanguage(tag), 'en', tag);
  });
});
