import assert from 'node:assert/strict';
import {test} from 'node:test';
import {isTimeZone} from '../../src/protocol/index.ts';

test('accepts IANA time zones only, not the offsets that Intl also knows', () => {
  for (const name of ['Europe/Berlin', 'Asia/Kolkata', 'America/Argentina/Buenos_Aires', 'UTC']) assert.equal(isTimeZone(name), true, name);
  for (const name of ['+02:00', '-0330', '', 'Tea/Clay', 'Europe/Berlin ', 'undefined']) assert.equal(isTimeZone(name), false, name);
});
