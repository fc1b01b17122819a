import {plural} from '../plural.ts';

const n = plural('en');

/** Letters to whoever paid. They name no recipient, and always say where the money is. */
export const mail = {
  manageButton: 'Follow your gift',
  warning: 'This mail is for you alone: whoever has its link can take the gift back.',
  footer: (shop: string, domain: string) =>
    `You get this mail because you paid for a gift at ${shop} (${domain}). It is about this gift only. Your mail address is deleted 30 days after the gift has ended.`,
  paid: {
    subject: (product: string) => `Your gift: ${product}`,
    heading: 'Your gift is ready to be given',
    headingScheduled: 'Your gift waits for its day',
    amountPaid: (total: string, product: string, count: number) => n(count, {
      one: `You paid ${total} for ${product}.`, other: `You paid ${total} for # × ${product}.`,
    }),
    opens: (moment: string) => `It can be opened from ${moment}.`,
    claimableUntil: (moment: string) => `Your friend has until ${moment} to accept it. If nobody does, you get your money back by itself.`,
    eachClaimableUntil: (moment: string) => `Your friends have until ${moment} to accept. For whatever is left then, you get your money back by itself.`,
    keepThisMail: 'Keep this mail. Its link shows how far your gift is, has the link for your friend again, and lets you stop the gift.',
  },
  claimed: {
    subject: (product: string) => `Accepted: ${product}`,
    heading: 'Your gift has been accepted',
    text: (product: string) => `Your friend has said where ${product} should go. Only the shop can see the address.`,
    paymentUsed: 'What you paid now pays for it. There is nothing more to do.',
    groupSubject: (claimed: number, count: number, product: string) => `${claimed} of ${count} accepted: ${product}`,
    groupHeading: (claimed: number, count: number) => `${claimed} of ${count} have been accepted`,
    groupText: (product: string) => `Your friends have said where ${product} should go. Only the shop can see the addresses.`,
    groupRemaining: (left: number, moment: string, amount: string) => n(left, {
      one: `One more can be accepted until ${moment}. If nobody does, ${amount} goes back to you by itself.`,
      other: `# more can be accepted until ${moment}. If nobody does, ${amount} goes back to you by itself.`,
    }),
    groupPaymentUsed: 'What you paid now pays for them. There is nothing more to do.',
  },
  reminder: {
    subject: (product: string) => `Still waiting: ${product}`,
    heading: 'Your gift is still waiting',
    groupHeading: (left: number, count: number) => n(left, {one: `One of ${count} is still waiting`, other: `# of ${count} are still waiting`}),
    claimableUntil: (moment: string) => `Nobody has accepted it yet. It can be accepted until ${moment}.`,
    refundAfterwards: (amount: string) => `After that, ${amount} goes back to you by itself, to where you paid from.`,
    sendAgain: 'Perhaps the link got lost in the chat. You can send it again.',
  },
  refunded: {
    subject: (amount: string, product: string) => `${amount} went back to you: ${product}`,
    heading: (amount: string) => `${amount} went back to you`,
    reasons: {
      'paid-too-late': (product: string) => `${product} could not be made a gift any more when your payment arrived.`,
      expired: (product: string) => `Nobody accepted ${product} in time.`,
      declined: (product: string) => `Your friend said no, thank you, to ${product}.`,
      cancelled: (product: string) => `You took ${product} back.`,
      unavailable: (product: string) => `${product} was accepted, but the shop can’t send it.`,
    },
    destination: 'The money went to where you paid from. It may take your bank a few days to show it.',
    partOfTotal: (amount: string, total: string) => `That is ${amount} of the ${total} that you paid.`,
  },
  linkReplaced: {
    subject: (product: string) => `New link: ${product}`,
    heading: 'Your gift has a new link',
    text: 'Every link to it that was sent before has stopped working. Your money stays with the gift.',
    ifNotYou: 'If this was you, all is well. If it wasn’t, follow your gift and take it back: your money goes back to where you paid from.',
    ifNotYouNoCancel: 'If this was you, all is well. If it wasn’t, follow your gift and make a new link: then the other one stops working.',
    alreadyAccepted: 'Every link to it that was sent before stopped working. The gift has been accepted since then.',
    ifNotYouAccepted: 'If you made the new link, all is well. If you didn’t, tell the shop at once: if it can still stop the parcel, your money goes back to where you paid from.',
  },
};

export type MailStrings = typeof mail;
