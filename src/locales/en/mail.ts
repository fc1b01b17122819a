import {plural} from '../plural.ts';

const n = plural('en');

/** Mails to the payer. They name no recipient, and always say where the money is. */
export const mail = {
  manageButton: 'Follow your gift',
  warning: 'This email is for you alone: anyone who has its link can cancel the gift.',
  footer: (shop: string, domain: string) =>
    `You’re getting this email because you paid for a gift at ${shop} (${domain}). It’s only about this gift. Your email address is deleted 30 days after the gift has ended.`,
  paid: {
    subject: (product: string) => `Your gift: ${product}`,
    heading: 'Your gift is ready to share',
    headingScheduled: 'Your gift is scheduled',
    amountPaid: (total: string, product: string, count: number) => n(count, {
      one: `You paid ${total} for ${product}.`, other: `You paid ${total} for # × ${product}.`,
    }),
    amountHeld: (total: string, product: string) => `${total} is reserved on your card for ${product}. You’re charged only when your friend accepts it.`,
    claimableUntilHeld: (moment: string) => `Your friend has until ${moment} to accept it. If nobody does, you’re not charged.`,
    opens: (moment: string) => `It can be opened from ${moment}.`,
    claimableUntil: (moment: string) => `Your friend has until ${moment} to accept it. If nobody does, you’re refunded automatically.`,
    eachClaimableUntil: (moment: string) => `Your friends have until ${moment} to accept. You’re refunded automatically for any that are left.`,
    keepThisMail: 'Keep this email. Its link shows the status of your gift, has the link for your friend again, and lets you cancel the gift.',
  },
  claimed: {
    subject: (product: string) => `Accepted: ${product}`,
    heading: 'Your gift has been accepted',
    text: (product: string) => `Your friend has added an address for ${product}. Only the shop can see it.`,
    paymentUsed: 'Your payment has gone to the shop. There’s nothing more to do.',
    groupSubject: (claimed: number, count: number, product: string) => `${claimed} of ${count} accepted: ${product}`,
    groupHeading: (claimed: number, count: number) => `${claimed} of ${count} have been accepted`,
    groupText: (product: string) => `Your friends have added their addresses for ${product}. Only the shop can see them.`,
    groupRemaining: (left: number, moment: string, amount: string) => n(left, {
      one: `One more can be accepted until ${moment}. If nobody does, ${amount} is refunded to you automatically.`,
      other: `# more can be accepted until ${moment}. If nobody does, ${amount} is refunded to you automatically.`,
    }),
    groupPaymentUsed: 'Your payment has gone to the shop. There’s nothing more to do.',
  },
  reminder: {
    subject: (product: string) => `Still waiting: ${product}`,
    heading: 'Your gift is still waiting',
    groupHeading: (left: number, count: number) => n(left, {one: `One of ${count} is still waiting`, other: `# of ${count} are still waiting`}),
    claimableUntil: (moment: string) => `Nobody has accepted it yet. It can be accepted until ${moment}.`,
    refundAfterwards: (amount: string) => `After that, ${amount} is refunded automatically to your original payment method.`,
    releaseAfterwards: 'After that, you’re not charged: the reservation on your card ends.',
    sendAgain: 'Perhaps the link got lost in the chat. You can send it again.',
  },
  refunded: {
    subject: (amount: string, product: string) => `${amount} refunded: ${product}`,
    heading: (amount: string) => `${amount} has been refunded to you`,
    reasons: {
      'paid-too-late': (product: string) => `${product} could no longer be sent as a gift when your payment arrived.`,
      expired: (product: string) => `Nobody accepted ${product} in time.`,
      declined: (product: string) => `Your friend said no, thank you, to ${product}.`,
      cancelled: (product: string) => `You cancelled ${product}.`,
      unavailable: (product: string) => `${product} was accepted, but the shop can’t send it.`,
    },
    destination: 'It went to your original payment method. Your bank may take a few days to show it.',
    partOfTotal: (amount: string, total: string) => `That’s ${amount} of the ${total} you paid.`,
  },
  holdReleased: {
    subject: (product: string) => `Not charged: ${product}`,
    heading: 'You haven’t been charged',
    reasons: {
      'hold-lapsed': (product: string) => `The reservation on your card has ended, so ${product} can’t be accepted any more.`,
      'capture-failed': (product: string) => `Your friend accepted ${product}, but your bank didn’t release the money. We told your friend that the shop can’t send it.`,
    },
    text: (amount: string) => `${amount} was only reserved. Your bank may show the reservation for a few more days.`,
  },
  stopped: {
    subject: (product: string) => `Your gift has ended: ${product}`,
    heading: 'Your gift has ended',
    text: 'Your bank told us about a question to this payment, so the gift can’t be accepted any more. Your friend only sees that it’s no longer available. If you know nothing about it, ask your bank.',
  },
  linkReplaced: {
    subject: (product: string) => `New link: ${product}`,
    heading: 'Your gift has a new link',
    text: 'All earlier links to it have stopped working. Your payment stays with the gift.',
    ifNotYou: 'If this was you, all is well. If it wasn’t, open your gift and cancel it: you’re refunded to your original payment method.',
    ifNotYouNoCancel: 'If this was you, all is well. If it wasn’t, open your gift and get a new link: the other one then stops working.',
    alreadyAccepted: 'All earlier links to it stopped working. The gift has been accepted since then.',
    ifNotYouAccepted: 'If you replaced the link, all is well. If you didn’t, tell the shop right away: if it can still stop the parcel, you’re refunded to your original payment method.',
  },
  passcodeChanged: {
    subject: (product: string) => `New passcode: ${product}`,
    heading: 'Your gift has a new passcode',
    text: 'The earlier passcode no longer works. Tell your friend the new one.',
    alreadyAccepted: 'The earlier passcode no longer works. The gift has been accepted since then.',
    ifNotYouAccepted: 'If you changed the passcode, all is well. If you didn’t, tell the shop right away: if it can still stop the parcel, you’re refunded to your original payment method.',
  },
  passcodeBlocked: {
    subject: (product: string) => `Too many wrong passcodes: ${product}`,
    heading: 'Your gift doesn’t accept a passcode now',
    text: 'Someone with the link tried many wrong passcodes. To keep your gift safe, nobody can enter one any more, not even your friend.',
    whatToDo: 'Open your gift to get a new link, if the old one may have reached someone else, or to choose a new passcode. Then tell your friend.',
  },
};

export type MailStrings = typeof mail;
