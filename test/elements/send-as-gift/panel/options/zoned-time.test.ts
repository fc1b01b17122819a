import {expect} from '@open-wc/testing';
import {toInstant, toLocalDateTime} from '../../../../../src/elements/send-as-gift/panel/options/zoned-time.ts';

const toIso = (wall: string, zone: string) => new Date(toInstant(wall, zone)).toISOString();

describe('zoned time', () => {
  it('converts a local time to an instant, around changes of the clock', () => {
    expect(toIso('2026-12-24T09:00', 'Europe/Berlin')).to.equal('2026-12-24T08:00:00.000Z');
    expect(toIso('2026-07-01T09:00', 'Europe/Berlin')).to.equal('2026-07-01T07:00:00.000Z');
    expect(toIso('2026-03-29T01:59', 'Europe/Berlin')).to.equal('2026-03-29T00:59:00.000Z');
    expect(toIso('2026-03-29T03:00', 'Europe/Berlin')).to.equal('2026-03-29T01:00:00.000Z');
    expect(toIso('2026-03-08T12:00', 'America/New_York')).to.equal('2026-03-08T16:00:00.000Z');
    expect(toIso('2026-12-24T09:00', 'Asia/Shanghai')).to.equal('2026-12-24T01:00:00.000Z');
    expect(toIso('2026-12-24T09:00', 'Asia/Kathmandu')).to.equal('2026-12-24T03:15:00.000Z');
    expect(toIso('2026-12-24T09:00', 'Pacific/Kiritimati')).to.equal('2026-12-23T19:00:00.000Z');
    expect(toIso('2026-12-24T09:00', 'Pacific/Pago_Pago')).to.equal('2026-12-24T20:00:00.000Z');
  });

  it('takes the first of an hour that comes twice', () => {
    expect(toIso('2026-10-25T02:30', 'Europe/Berlin')).to.equal('2026-10-25T00:30:00.000Z');
    expect(toIso('2026-11-01T01:30', 'America/New_York')).to.equal('2026-11-01T05:30:00.000Z');
    // A change by half an hour, on the southern hemisphere.
    expect(toIso('2026-04-05T01:45', 'Australia/Lord_Howe')).to.equal('2026-04-04T14:45:00.000Z');
  });

  it('continues with the previous offset if an hour is skipped', () => {
    expect(toIso('2026-03-29T02:30', 'Europe/Berlin')).to.equal('2026-03-29T01:30:00.000Z');
    expect(toLocalDateTime(toInstant('2026-03-29T02:30', 'Europe/Berlin'), 'Europe/Berlin')).to.equal('2026-03-29T03:30');
  });

  it('converts back to the same local time, throughout a year in every kind of zone', () => {
    for (const zone of ['Europe/Berlin', 'America/St_Johns', 'Africa/Casablanca', 'Asia/Gaza', 'Australia/Lord_Howe', 'America/Santiago', 'UTC']) {
      for (let hour = 0; hour < 365 * 24; hour += 5) {
        const moment = Date.UTC(2026, 0, 1, hour);
        const wall = toLocalDateTime(moment, zone);
        expect(toLocalDateTime(toInstant(wall, zone), zone), `${zone} ${wall}`).to.equal(wall);
      }
    }
  });

  it('returns NaN for an incomplete local time', () => {
    expect(toInstant('', 'UTC')).to.deep.equal(NaN);
    expect(toInstant('2026-13-01T09:00', 'UTC')).to.deep.equal(NaN);
  });
});
