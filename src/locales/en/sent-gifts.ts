/** The sender's gifts in a list, and links that lead to none. */
export const sentGifts = {
  listTitle: 'Which gift?',
  listText: 'These were sent from this browser.',
  sentOn: (day: string) => `Sent on ${day}`,
  unknownToShop: 'The shop doesn’t know it',
  remove: 'Remove it from this browser',
  removeNamed: (title: string) => `Remove ${title} from this browser`,
  removeText: 'The gift goes on as it is. Without a link of your own, you can no longer follow it or take it back.',
  removeConfirm: 'Remove it',
  removeDismiss: 'Leave it here',
  removed: 'Removed from this browser.',
  noneTitle: 'No gift here',
  noneText: 'To follow a gift, open the link that you kept for yourself when you sent it.',
  truncatedTitle: 'This link is cut short',
  truncatedText: 'A part of it got lost on its way. Copy the whole link and open it again.',
  claimLinkTitle: 'This link is for someone else',
  claimLinkText: 'It opens a gift, and doesn’t follow one. Open it on its own page.',
  unknownTitle: 'The shop doesn’t know this gift',
  unknownText: 'The link may be from another shop, or mistyped.',
};

export type SentGiftsStrings = typeof sentGifts;
