/** What a recipient reads before the box is open. */
export const face = {
  giftFrom: (name: string) => `A gift from ${name}`,
  noteFrom: (name: string) => `A note from ${name}`,
  shop: 'From the shop',
  trust: 'You will never be asked to pay, log in or give a card number.',
  open: 'Open',
  opening: 'Opening',
  left: (span: string, moment: string) => `Yours to accept for ${span}, until ${moment}`,
  paid: (day: string) => `Paid for on ${day}`,
  foreign: (host: string, shop: string) => `This page belongs to ${host}, not to ${shop}.`,
  locked: (name: string) => `${name} has put a passcode on it.`,
  portionsLeft: (left: number, total: number) => `One for each of you: ${left} of ${total} are still here`,
  framed: 'So that nobody can press for you, this gift opens on a page of its own.',
  openAlone: 'See the gift on its own page',
  wait: (span: string) => `${span} to go`,
  noLine: 'There is no connection right now. The gift is safe; try again in a moment.',
};

export type FaceSentences = typeof face;
