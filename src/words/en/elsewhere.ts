/** The sender's gifts in a list, and links that lead to none. */
export const elsewhere = {
  choose: 'Which gift?',
  chooseText: 'These were sent from this browser.',
  sentOn: (day: string) => `Sent on ${day}`,
  gone: 'The shop doesn’t know it',
  forget: 'Remove it from this browser',
  forgetOne: (title: string) => `Remove ${title} from this browser`,
  forgetText: 'The gift goes on as it is. Without a link of your own, you can no longer follow it or take it back.',
  forgetYes: 'Remove it',
  keepIt: 'Leave it here',
  forgotten: 'Removed from this browser.',
  none: 'No gift here',
  noneText: 'To follow a gift, open the link that you kept for yourself when you sent it.',
  cut: 'This link is cut short',
  cutText: 'A part of it got lost on its way. Copy the whole link and open it again.',
  foreign: 'This link is for someone else',
  foreignText: 'It opens a gift, and doesn’t follow one. Open it on its own page.',
  unknown: 'The shop doesn’t know this gift',
  unknownText: 'The link may be from another shop, or mistyped.',
};

export type ElsewhereWords = typeof elsewhere;
