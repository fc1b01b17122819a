import {describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {common as en} from '../../src/locales/en/common.ts';
import {common as zh} from '../../src/locales/zh-hans/common.ts';
import {errorMessage, formatMoney} from '../../src/locales/format.ts';
import {formatDateTime, formatDuration, formatExactDuration} from '../../src/locales/format-time.ts';

describe('formatting', () => {
  test('formats money with the currency’s own digits and without empty cents', () => {
    assert.equal(formatMoney({amount: 4800, currency: 'EUR'}, 'en'), '€48');
    assert.equal(formatMoney({amount: 4850, currency: 'EUR'}, 'en'), '€48.50');
    assert.equal(formatMoney({amount: 4800, currency: 'JPY'}, 'en'), '¥4,800');
    assert.equal(formatMoney({amount: 1234, currency: 'KWD'}, 'en').replace(/\s/u, ' '), 'KWD 1.234');
    assert.equal(formatMoney({amount: 4800, currency: 'CNY'}, 'zh-Hans'), '¥48');
  });

  test('uses the minor units of ISO 4217, not those that a browser shows by default', () => {
    const text = (amount: number, currency: string) => formatMoney({amount, currency}, 'en').replace(/\s/u, ' ');
    assert.equal(text(480_000, 'HUF'), 'HUF 4,800');
    assert.equal(text(480_050, 'HUF'), 'HUF 4,800.50');
    assert.equal(text(1_500_000, 'IDR'), 'IDR 15,000');
    assert.equal(text(500, 'ISK'), 'ISK 500');
    assert.equal(text(500, 'UGX'), 'UGX 500');
  });

  test('names the time zone after the time, in Chinese too', () => {
    const instant = '2026-12-01T16:29:00Z';
    assert.equal(formatDateTime(instant, 'en', 'UTC'), 'Tue, December 1 at 4:29 PM UTC');
    assert.equal(formatDateTime(instant, 'zh-Hans', 'UTC'), '12月1日（周二）16:29（UTC）');
    assert.equal(formatDateTime(instant, 'zh-Hans', 'Asia/Shanghai'), '12月2日（周三）00:29（GMT+8）');
  });

  test('rounds a duration down, but an hour short of seven days is seven days', () => {
    assert.equal(formatDuration(7 * 86_400_000 - 1, en), '7 days');
    assert.equal(formatDuration(7 * 86_400_000 - 3_601_000, en), '6 days');
    assert.equal(formatDuration(46 * 3_600_000, en), '46 hours');
    assert.equal(formatDuration(90_000, en), '90 seconds');
    assert.equal(formatDuration(-5, en), '0 seconds');
    assert.equal(formatDuration(3 * 86_400_000, zh), '3 天');
  });

  test('formats a policy’s window exactly', () => {
    assert.equal(formatExactDuration(604_800, en), '7 days');
    assert.equal(formatExactDuration(86_400, en), '1 day');
    assert.equal(formatExactDuration(3_600, zh), '1 小时');
  });

  test('has a message for a problem code that it does not know', () => {
    assert.equal(errorMessage('something-new', en), en.problems.other);
    assert.equal(errorMessage('toString', en), en.problems.other);
    assert.equal(errorMessage('internal', zh), zh.problems.unavailable);
  });

  test('names the time zone after the time, in Traditional Chinese as in Simplified', () => {
    assert.equal(formatDateTime('2026-12-01T16:29:00Z', 'zh-Hant-TW', 'UTC'), '12月1日（週二）下午4:29（UTC）');
  });
});
