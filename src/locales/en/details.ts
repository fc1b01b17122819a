import {plural} from '../plural.ts';

const n = plural('en');

/** What not every gift has: a date, a secret, a passcode, several portions, thanks. */
export const details = {
  timeUntilOpen: (span: string) => `${span} to go`,
  opensFrom: (moment: string) => `It can be opened from ${moment}.`,
  opensAtRecipientTime: (moment: string) => `That is ${moment}.`,
  untilOpenText: (window: string) => `You can pass the link on now: until then it only says when. After that they have ${window} to accept. If they don’t, you get your money back.`,
  secret: 'It’s a secret: what it is shows only once the box is opened.',
  passcode: 'It opens with the passcode you chose. It isn’t in the link, so tell your friend yourself.',
  openText: (left: number) => n(left, {
    one: 'Whoever opens the link can accept the last one.', other: 'Whoever opens the link can accept one, until all # are taken.',
  }),
  scheduledText: (count: number) => n(count, {one: 'One gift waits for its day.', other: 'All # wait for their day.'}),
  closedText: 'Nobody can accept one any more. Everyone who did keeps theirs.',
  allAcceptedText: 'Only the shop knows where each one goes.',
  counts: {
    free: (count: number) => n(count, {one: '# still free', other: '# still free'}),
    accepted: (count: number) => n(count, {one: '# accepted', other: '# accepted'}),
    shipped: (count: number) => n(count, {one: '# on its way', other: '# on their way'}),
    delivered: (count: number) => n(count, {one: '# delivered', other: '# delivered'}),
    declined: (count: number) => n(count, {one: '# kindly declined', other: '# kindly declined'}),
    expired: (count: number) => n(count, {one: '# not accepted in time', other: '# not accepted in time'}),
    cancelled: (count: number) => n(count, {one: '# taken back', other: '# taken back'}),
    unavailable: (count: number) => n(count, {one: '# couldn’t be delivered', other: '# couldn’t be delivered'}),
    unknown: (count: number) => n(count, {one: '# with news', other: '# with news'}),
  },
  labels: {
    free: 'Still free', accepted: 'Accepted', shipped: 'On its way', delivered: 'Delivered', declined: 'Kindly declined',
    expired: 'Not accepted in time', cancelled: 'Taken back', unavailable: 'Couldn’t be delivered', unknown: 'Something new',
  },
  countsLabel: 'How far they are',
  oneByOne: 'One by one',
  portion: (from: number, to: number) => (from === to ? `No. ${from}` : `No. ${from}–${to}`),
  thanks: 'They say thank you',
  declineNotes: 'They wrote',
  moreThanks: (count: number) => n(count, {one: '# more', other: '# more'}),
};

export type DetailStrings = typeof details;
