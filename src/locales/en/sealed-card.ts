/** What a recipient reads before the box is open. */
export const sealedCard = {
  giftFrom: (name: string) => `A gift from ${name}`,
  noteFrom: (name: string) => `A note from ${name}`,
  shopLabel: 'From the shop',
  trustNotice: 'You will never be asked to pay, log in or give a card number.',
  open: 'Open',
  opening: 'Opening',
  timeLeft: (span: string, moment: string) => `Yours to accept for ${span}, until ${moment}`,
  paidOn: (day: string) => `Paid for on ${day}`,
  thirdPartyNotice: (host: string, shop: string) => `This page belongs to ${host}, not to ${shop}.`,
  passcodeNotice: (name: string) => `${name} has put a passcode on it.`,
  portionsLeft: (left: number, total: number) => `One for each of you: ${left} of ${total} are still here`,
  framedNotice: 'So that nobody can press for you, this gift opens on a page of its own.',
  openStandalone: 'See the gift on its own page',
  timeUntilOpen: (span: string) => `${span} to go`,
  offline: 'There is no connection right now. The gift is safe; try again in a moment.',
};

export type SealedCardStrings = typeof sealedCard;
