/** The list of sent gifts, and explanations of links that lead to no gift. */
export const sentGifts = {
  listTitle: 'Which gift?',
  listText: 'These were sent from this browser.',
  storedHere: 'They’re stored in this browser only. Anyone who uses it can follow and cancel them.',
  sentOn: (day: string) => `Sent on ${day}`,
  unknownToShop: 'The shop can’t find it',
  remove: 'Remove from this browser',
  removeNamed: (title: string) => `Remove ${title} from this browser`,
  removeText: 'The gift itself isn’t affected. Without your private link, you can no longer follow it or cancel it.',
  removeConfirm: 'Remove it',
  removeDismiss: 'Keep it here',
  removed: 'Removed from this browser.',
  noneTitle: 'No gift here',
  noneText: 'To follow a gift, open the private link that you kept when you sent it.',
  truncatedTitle: 'This link is incomplete',
  truncatedText: 'Part of it is missing. Copy the whole link and open it again.',
  claimLinkTitle: 'This is your friend’s link',
  claimLinkText: 'It opens a gift; it can’t be used to follow one. Open it on its own page.',
  unknownTitle: 'We couldn’t find this gift',
  unknownText: 'The link may be mistyped or belong to another shop.',
};

export type SentGiftsStrings = typeof sentGifts;
