/** What a sender can add to a gift: a surprise, a passcode, a moment. */
export const more = {
  secret: 'Keep it a surprise',
  secretHint: 'Until it is opened, neither the link nor its preview says what is inside.',
  passcode: 'Passcode',
  passcodePlaceholder: 'None',
  passcodeHint: 'Tell them another way than with the link. After a few wrong tries they have to wait.',
  passcodeTooLong: (most: number) => `At most ${most} characters.`,
  passcodeForbidden: 'There is a character in here that a passcode can’t have.',
  moment: 'Can be opened from',
  timeZone: 'Your friend’s time zone',
  usual: 'Often chosen',
  areas: {
    Africa: 'Africa', America: 'America', Asia: 'Asia', Atlantic: 'Atlantic', Australia: 'Australia', Europe: 'Europe',
    Indian: 'Indian Ocean', Pacific: 'Pacific',
  } as Readonly<Record<string, string>>,
  /** What people call a time zone’s city, where that isn’t its name in the list. */
  cities: {} as Readonly<Record<string, string>>,
  /** `own` is the same moment at the sender’s, where that differs. */
  opens: (moment: string, window: string, own: string | undefined) =>
    `For your friend it opens on ${moment}${own ? ` (for you: ${own})` : ''}. Their ${window} count from then.`,
  past: 'That moment is over there already. Choose a later one.',
  tooFar: (days: number) => `That is too far ahead: ${days} days at most.`,
  unfinished: 'Choose a day and a time.',
  rightAway: 'Without a date',
};

export type MoreWords = typeof more;
