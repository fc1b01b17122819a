import type {EndReason} from '../../protocol/gift.ts';
import {plural} from '../plural.ts';

const n = plural('en');

/** What only some gifts have: a date, a surprise, a passcode, several portions, thanks, an end by its payment. */
export const details = {
  timeUntilOpen: (span: string) => `${span} to go`,
  opensFrom: (moment: string) => `It can be opened from ${moment}.`,
  opensAtRecipientTime: (moment: string) => `That’s ${moment}.`,
  untilOpenText: (window: string) => `You can share the link now: until then, it only shows the date. After that, they have ${window} to accept. If they don’t, you get your money back.`,
  secret: 'It’s a surprise: what’s inside shows only once the gift is opened.',
  passcode: 'It opens with the passcode you chose. The passcode isn’t in the link, so share it separately.',
  changePasscode: 'Change the passcode',
  passcodeBlockedTitle: 'Too many wrong passcodes',
  passcodeBlockedText: 'Someone with the link tried many, so nobody can enter one now. Your gift is safe. If the link may have reached someone else, get a new one. Otherwise, choose a new passcode.',
  newPasscode: 'Choose a new passcode',
  openText: (left: number) => n(left, {
    one: 'Anyone with the link can accept the last one.', other: 'Anyone with the link can accept one. # are left.',
  }),
  scheduledText: (count: number) => n(count, {one: 'One gift is scheduled.', other: 'All # gifts are scheduled.'}),
  closedText: 'They can no longer be accepted. Those already accepted aren’t affected.',
  allAcceptedText: 'Only the shop can see where each one goes.',
  counts: {
    free: (count: number) => n(count, {one: '# still available', other: '# still available'}),
    accepted: (count: number) => n(count, {one: '# accepted', other: '# accepted'}),
    shipped: (count: number) => n(count, {one: '# on its way', other: '# on their way'}),
    delivered: (count: number) => n(count, {one: '# delivered', other: '# delivered'}),
    declined: (count: number) => n(count, {one: '# kindly declined', other: '# kindly declined'}),
    expired: (count: number) => n(count, {one: '# not accepted in time', other: '# not accepted in time'}),
    cancelled: (count: number) => n(count, {one: '# cancelled', other: '# cancelled'}),
    unavailable: (count: number) => n(count, {one: '# couldn’t be delivered', other: '# couldn’t be delivered'}),
    unknown: (count: number) => n(count, {one: '# with news', other: '# with news'}),
  },
  labels: {
    free: 'Still available', accepted: 'Accepted', shipped: 'On its way', delivered: 'Delivered', declined: 'Kindly declined',
    expired: 'Not accepted in time', cancelled: 'Cancelled', unavailable: 'Couldn’t be delivered', unknown: 'Has news',
  },
  countsLabel: 'Progress',
  oneByOne: 'One by one',
  portion: (from: number, to: number) => (from === to ? `No. ${from}` : `No. ${from}–${to}`),
  thanks: 'They say thank you',
  declineNotes: 'They wrote',
  moreThanks: (count: number) => n(count, {one: '# more', other: '# more'}),
  endReasons: {
    'payment-disputed': 'Your bank asked about this payment, so the gift can’t be accepted any more. Your friend only sees that it’s no longer available.',
    'payment-refunded': 'The shop gave your payment back, so the gift can’t be accepted any more.',
    'hold-lapsed': 'The amount was only reserved on your card, and the reservation ended before anyone accepted.',
    'capture-failed': 'Your friend accepted it, but your bank didn’t release the money. Your friend only sees that the shop can’t send it.',
  } as Readonly<Record<EndReason, string>>,
  moneyAtBank: 'Your bank now decides about the money.',
};

export type DetailStrings = typeof details;
