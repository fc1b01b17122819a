/** Why a gift cannot be opened. `from` is the sender's name, if it is known. */
const ask = (from: string | undefined, what: string) => (from ? `Ask ${from} ${what}.` : `Ask the sender ${what}.`);

export const outcomes = {
  claimed: {
    title: 'This gift has been accepted',
    text: (from?: string) => `Someone else accepted it first. ${ask(from, 'whether it was meant for you')}`,
    hint: 'If it was you, on another device, open the link you kept there.',
  },
  'fully-claimed': {
    title: 'All of these gifts have been accepted',
    text: (from?: string) => `Each person could accept one, and none are left. ${ask(from, 'whether there’s one more')}`,
  },
  expired: {
    title: 'This gift has expired',
    text: (from?: string) => `Nobody accepted it in time, so ${from ?? 'the sender'} is refunded automatically. You don’t owe anything.`,
    hint: 'If you’d still like it, let them know: they can send it again.',
  },
  cancelled: {
    title: 'This gift was cancelled',
    text: (from?: string) => `${from ?? 'The sender'} cancelled it before it was accepted, and is refunded automatically.`,
    hint: 'If that surprises you, ask: sometimes it’s just being sent another way.',
  },
  stopped: {
    title: 'This gift is no longer available',
    text: (from?: string) => `It ended before it was accepted, and that has nothing to do with you. ${ask(from, 'if you’d like to know more')}`,
  },
  replaced: {
    title: 'There is a newer link',
    text: (from?: string) => `This gift now has another link, and this one no longer opens it. ${ask(from, 'for the new one')}`,
  },
  'passcode-blocked': {
    title: 'No passcode is accepted right now',
    text: (from?: string) => `Wrong passcodes were tried too often, so the gift is locked to keep it safe. ${ask(from, 'for a new link or a new passcode')}`,
    hint: 'With a new passcode, you can try again here.',
  },
  declined: {
    title: 'Gift declined',
    text: (from?: string) => `This gift was declined. ${from ?? 'The sender'} is refunded automatically.`,
    hint: 'If you’ve changed your mind, let them know: they can send it again.',
  },
  unpaid: {
    title: 'Almost there',
    text: () => 'The payment for this gift is still being confirmed. This page updates automatically.',
  },
  scheduled: {
    title: 'Not yet',
    text: (from?: string) => `${from ?? 'The sender'} has a gift for you and chose when it opens. Come back then, or stay: the box appears here automatically.`,
  },
  'not-found': {
    title: 'We couldn’t find this gift',
    text: () => 'The link may be mistyped or belong to another shop. Ask for the link again.',
  },
  truncated: {
    title: 'This link is incomplete',
    text: () => 'A chat or email app has lost the end of it, and that’s where the key is. Ask for the whole link again.',
  },
  'no-link': {
    title: 'No gift here',
    text: () => 'A gift comes with its own link, from a friend. Open that link, and the box appears here.',
  },
  'manage-link': {
    title: 'This is the sender’s link',
    text: () => 'It’s for following and cancelling the gift, so keep it to yourself. Your friend needs the link to the gift.',
  },
  offline: {
    title: 'No connection',
    text: () => 'The gift is safe. It appears as soon as you’re back online.',
  },
  unreachable: {
    title: 'The shop can’t be reached',
    text: () => 'The gift is safe. Try again in a moment.',
  },
  'origin-not-allowed': {
    title: 'This page isn’t allowed to open gifts',
    text: () => 'The shop doesn’t offer gifts on this page. The gift is safe: open the link exactly as it was sent to you.',
  },
  'insecure-context': {
    title: 'This page isn’t secure',
    text: () => 'A gift can only be opened on a page whose address starts with https. Ask the shop for the right one.',
  },
  'unknown-receipt': {
    title: 'We couldn’t find this receipt',
    text: () => 'The link may be incomplete or belong to another shop. If you accepted on another device, open the link you kept there.',
  },
  erased: {
    title: 'Your data has been erased',
    text: () => 'All personal data was removed, as you asked. If the gift had already been shipped, it will still arrive; otherwise, the sender is refunded automatically.',
    hint: 'There is nothing more to do here. You can close this page.',
  },
};

export type OutcomeStrings = typeof outcomes;
