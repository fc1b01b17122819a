/** What has become of a gift that can't be opened. `from` is the sender's name where it is known. */
const ask = (from: string | undefined, what: string) => (from ? `Ask ${from} ${what}.` : `Ask whoever sent it ${what}.`);

export const outcomes = {
  claimed: {
    title: 'This gift has been accepted',
    text: (from?: string) => `Someone else has already accepted it. ${ask(from, 'whether it was meant for you')}`,
    hint: 'If it was you, on another device, open the link you kept there.',
  },
  empty: {
    title: 'All of them have been taken',
    text: (from?: string) => `There was one each for a few people, and the last has just been accepted. ${ask(from, 'whether there is one more')}`,
  },
  expired: {
    title: 'The time for this gift is over',
    text: (from?: string) => `Nobody accepted it in time, so the money goes back to ${from ?? 'the sender'} by itself. You owe nothing.`,
    hint: 'If you would still like it, say so: it can be sent once more.',
  },
  cancelled: {
    title: 'This gift was taken back',
    text: (from?: string) => `${from ?? 'The sender'} took it back before it was accepted, and gets the money back.`,
    hint: 'If that surprises you, ask: sometimes it is only being sent another way.',
  },
  replaced: {
    title: 'There is a newer link',
    text: (from?: string) => `This gift now has another link, and this one no longer opens it. ${ask(from, 'for the new one')}`,
  },
  declined: {
    title: 'A quiet no',
    text: (from?: string) => `This gift was declined. The money goes back to ${from ?? 'the sender'} by itself.`,
    hint: 'If you have changed your mind, say so: it can be sent once more.',
  },
  unpaid: {
    title: 'Almost there',
    text: () => 'The payment for this gift is still being confirmed. This page looks again by itself.',
  },
  scheduled: {
    title: 'Not yet',
    text: (from?: string) => `${from ?? 'The sender'} has a gift for you and chose when it comes. Come back then, or stay: the box appears here by itself.`,
  },
  missing: {
    title: 'This link opens no gift',
    text: () => 'This shop doesn’t know it. Perhaps a character was lost, or the gift belongs to another shop. Ask for the link once more.',
  },
  truncated: {
    title: 'The link was cut short',
    text: () => 'A chat or a mail has lost the end of it, and that is where the key is. Ask for the whole link once more.',
  },
  none: {
    title: 'No gift here',
    text: () => 'A gift comes by its own link, from a friend. Open that link, and the box will be here.',
  },
  managing: {
    title: 'This is the sender’s link',
    text: () => 'It follows a gift and can take it back, so keep it to yourself. What your friend needs is the claim link.',
  },
  offline: {
    title: 'No connection',
    text: () => 'The gift is safe. As soon as there is a line again, it comes by itself.',
  },
  down: {
    title: 'The shop can’t be reached',
    text: () => 'The gift is safe, and nothing you typed is lost. Try again in a moment.',
  },
  barred: {
    title: 'This page may not open gifts',
    text: () => 'The shop hasn’t allowed it here. The gift is safe: open the link just as it was sent to you.',
  },
  insecure: {
    title: 'This page isn’t secure',
    text: () => 'A gift can only be opened on a page whose address begins with https. Ask the shop for the right one.',
  },
  lost: {
    title: 'This receipt isn’t known here',
    text: () => 'Perhaps the link was cut short, or belongs to another shop. If you accepted on another device, open the link you kept there.',
  },
  erased: {
    title: 'Your data is gone',
    text: () => 'Everything personal was removed, as you asked. A gift that had already left still finds its way; otherwise the money goes back by itself.',
    hint: 'There is nothing more to do here. You can close this page.',
  },
};

export type OutcomeStrings = typeof outcomes;
