import type {Cover} from '../../protocol/gift-words.ts';
import {plural} from '../plural.ts';

const n = plural('en');

/** What the sender reads between pressing the button and sharing the link. */
export const sender = {
  title: 'Send as a gift',
  style: 'Style',
  letThemChoose: 'Let them choose',
  gone: 'not available',
  yourCard: 'Your card',
  note: 'Note',
  noteHint: 'Write a few words…',
  cover: 'Cover',
  covers: {plain: 'Plain', birthday: 'Birthday', thanks: 'Thanks', love: 'Love', 'new-year': 'New year', winter: 'Winter'},
  readyLines: 'Lines to begin with',
  ownWords: 'Your own words stay. Empty the note to use one of these.',
  lines: {
    plain: ['This made me think of you.', 'Just because.', 'For a slow morning.'],
    birthday: ['Happy birthday.', 'Make a wish, then open this.', 'Another year of you. Lucky us.'],
    thanks: ['Thank you, for everything.', 'I couldn’t have done it without you.', 'You didn’t have to. I noticed.'],
    love: ['Thinking of you, as usual.', 'I love you.', 'For us.'],
    'new-year': ['Happy new year.', 'May it be a gentle year.', 'Luck, health and good company.'],
    winter: ['Something warm for a cold day.', 'Warm wishes.', 'Happy holidays.'],
  } as Readonly<Record<Cover, readonly string[]>>,
  from: 'From',
  fromHint: 'Your name',
  fromMissing: 'Your friend will want to know who it is from.',
  fromTooLong: 'This is too long for the card. A first name is enough.',
  forbidden: 'There is a character in here that can’t be put on a card.',
  charactersLeft: (count: number) => n(count, {one: '# character left', other: '# characters left'}),
  charactersOver: (count: number) => n(count, {one: '# character too many', other: '# characters too many'}),
  promise: (window: string) => `They have ${window} to accept. If they don’t, you get your money back.`,
  mayCancel: 'You can take it back until then.',
  shippingByRecipient: 'Your friend pays for the shipping.',
  held: 'You are charged only once they accept.',
  /** Between two sentences of the policy. */
  between: ' ',
  pay: (amount: string) => `Pay ${amount} and get the link`,
  toPayment: 'Taking you to the payment page',
  priceNow: (amount: string) => `The price has changed. It is ${amount} now; nothing has been charged.`,
  reasons: {
    'not-giftable': 'The shop doesn’t let this be sent as a gift.',
    'sold-out': 'This is sold out right now, so it can’t be a gift.',
    'too-dear': 'This costs more than the shop lets be sent as a gift.',
    'wrong-region': 'The shop doesn’t send this one as a gift to your region.',
    unknown: 'This can’t be sent as a gift right now.',
  },
  cantBeGiven: 'Not as a gift',
  didntWork: 'That didn’t work',
  confirming: 'Confirming your payment',
  confirmingText: 'This takes a moment. Please keep this page open.',
  unpaid: 'The payment hasn’t gone through',
  unpaidText: 'As far as the shop knows, you weren’t charged. Everything you wrote is still here. If you did just pay, this changes by itself.',
  payAgain: (amount: string) => `Pay ${amount}`,
  change: 'Change something',
  paysElsewhere: 'Pay in a new tab',
  paysElsewhereText: 'Your browser keeps nothing for this page, so leave it open: after paying, the link appears here.',
  openPayment: 'Open the payment page',
  wrapped: 'It’s wrapped',
  wrappedText: (window: string) => `Send this link to your friend. They have ${window} to accept.`,
  done: 'Done',
  follow: 'How it is going',
};

export type SenderWords = typeof sender;
