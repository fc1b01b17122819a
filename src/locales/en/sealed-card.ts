/** The claim card before the gift is opened. */
export const sealedCard = {
  giftFrom: (name: string) => `A gift from ${name}`,
  noteFrom: (name: string) => `A note from ${name}`,
  shopLabel: 'From the shop',
  trustNotice: 'You will never be asked to pay, log in or give a card number.',
  open: 'Open',
  opening: 'Opening',
  timeLeft: (span: string, moment: string) => `You have ${span} to accept, until ${moment}`,
  paidOn: (day: string) => `Already paid for, on ${day}`,
  thirdPartyNotice: (host: string, shop: string) => `This page belongs to ${host}, not to ${shop}.`,
  passcodeNotice: (name: string) => `${name} has protected it with a passcode.`,
  portionsLeft: (left: number, total: number) => `One for each of you: ${left} of ${total} still available`,
  framedNotice: 'For your security, this gift opens in its own tab.',
  openStandalone: 'Open the gift in its own tab',
  timeUntilOpen: (span: string) => `${span} to go`,
  offline: 'There is no connection right now. The gift is safe; try again in a moment.',
};

export type SealedCardStrings = typeof sealedCard;
