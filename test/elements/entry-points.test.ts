import {expect} from '@open-wc/testing';
import * as elements from '../../src/elements/index.ts';
import * as entry from '../../src/index.ts';

const classes = ['GiftClaimCard', 'GiftStatus', 'SendAsGift'];
const events = [
  'GiftBeforeOpenEvent', 'GiftBeforePayEvent', 'GiftCancelledEvent', 'GiftClaimedEvent', 'GiftCreatedEvent', 'GiftDeclinedEvent', 'GiftExpiredEvent',
  'GiftFailedEvent', 'GiftOpenedEvent', 'GiftPaidEvent', 'GiftRefundedEvent', 'GiftSharedEvent',
];

describe('the entry points', () => {
  it('export the classes, their events, define and setStrings, and nothing internal', () => {
    for (const module of [entry, elements]) expect(Object.keys(module).sort()).to.deep.equal([...classes, ...events, 'define', 'setStrings'].sort());
  });
});
