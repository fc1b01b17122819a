import {expect} from '@open-wc/testing';
import type {SendForm} from '../../../../src/elements/send-as-gift/panel/form-storage.ts';
import {toSchedule} from '../../../../src/elements/send-as-gift/panel/options/date-field.ts';
import {toLocalDateTime} from '../../../../src/elements/send-as-gift/panel/options/zoned-time.ts';
import {validateSendForm} from '../../../../src/elements/send-as-gift/panel/validation.ts';
import {MAX_CLAIM_WINDOW_MS} from '../../../../src/protocol/gift-constants.ts';
import type {Shop} from '../../../../src/protocol/shop.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const now = Date.UTC(2026, 0, 1, 12);

const shop = {features: ['group', 'secret', 'passcode', 'schedule'], policy: {payment: 'charge'}} as unknown as Shop;
const validForm: SendForm = {
  variant: '', pageVariant: '', note: 'For slow mornings.', senderName: 'Ana', cover: 'plain', isGroup: false, portionCount: '2', secret: false, passcode: '',
  localTime: '', timeZone: '', instant: '',
};
const validate = (changes: Partial<SendForm>, offered = shop) => validateSendForm({...validForm, ...changes}, offered, now);
const atOffset = (ms: number) => toSchedule({localTime: toLocalDateTime(now + ms, 'Asia/Tokyo'), timeZone: 'Asia/Tokyo'});

describe('validateSendForm', () => {
  it('accepts a form with a name, and every field at its limit', () => {
    expect(validate({})).to.deep.equal({});
    expect(validate({
      note: '👩🏽‍🌾'.repeat(500), senderName: 'x'.repeat(60), isGroup: true, portionCount: '100', passcode: 'x'.repeat(40), ...atOffset(MAX_CLAIM_WINDOW_MS),
    })).to.deep.equal({});
  });

  it('reports one grapheme, portion or minute too many', () => {
    expect(validate({
      note: '👩🏽‍🌾'.repeat(501), senderName: 'x'.repeat(61), isGroup: true, portionCount: '101', passcode: 'x'.repeat(41),
      ...atOffset(MAX_CLAIM_WINDOW_MS + MINUTE_MS),
    })).to.deep.equal({note: 'too-long', senderName: 'too-long', portionCount: 'out-of-range', passcode: 'too-long', date: 'too-far'});
  });

  it('reports fields in the order in which they appear', () => {
    const errors = validate({passcode: 'x'.repeat(41), senderName: ' ', note: '\u0007'});
    expect(Object.keys(errors)).to.deep.equal(['note', 'senderName', 'passcode']);
  });

  it('requires a name, not a note', () => {
    expect(validate({note: '', senderName: ' '})).to.deep.equal({senderName: 'missing'});
  });

  it('reports forbidden characters, and line breaks where there is one line', () => {
    expect(validate({note: 'a\u0007b', senderName: 'a\nb', passcode: 'a\nb'}))
      .to.deep.equal({note: 'forbidden-character', senderName: 'forbidden-character', passcode: 'forbidden-character'});
    expect(validate({note: 'a\nb'})).to.deep.equal({});
  });

  it('requires a variant once the chosen one is unavailable, before everything else', () => {
    expect(validate({variant: undefined})).to.deep.equal({variant: 'missing'});
    expect(Object.keys(validate({variant: undefined, senderName: ''}))).to.deep.equal(['variant', 'senderName']);
  });

  it('requires a whole number of portions, only from a group', () => {
    for (const portionCount of ['', '1', '2.5', 'x']) expect(validate({isGroup: true, portionCount})).to.deep.equal({portionCount: 'out-of-range'});
    expect(validate({isGroup: false, portionCount: '1'})).to.deep.equal({});
  });

  it('reports a date that has passed in its own time zone, or is incomplete', () => {
    expect(validate(atOffset(MINUTE_MS))).to.deep.equal({});
    expect(validate(atOffset(0))).to.deep.equal({date: 'past'});
    expect(validate(toSchedule({localTime: '2026-13-01T09:00', timeZone: 'UTC'}))).to.deep.equal({date: 'incomplete'});
  });

  it('ignores options that the shop does not offer', () => {
    const changes = {isGroup: true, portionCount: '101', passcode: 'x'.repeat(41), ...atOffset(-DAY_MS)};
    expect(validate(changes, {...shop, features: []})).to.deep.equal({});
  });
});
