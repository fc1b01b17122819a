/** What a sender can add to a gift: a surprise, a passcode, a moment. */
export const options = {
  secret: 'Keep it a surprise',
  secretDescription: 'Until it is opened, neither the link nor its preview says what is inside.',
  passcode: 'Passcode',
  passcodePlaceholder: 'None',
  passcodeDescription: 'Tell them another way than with the link. After a few wrong tries they have to wait.',
  passcodeTooLong: (max: number) => `At most ${max} characters.`,
  passcodeForbidden: 'There is a character in here that a passcode can’t have.',
  opensAt: 'Can be opened from',
  timeZone: 'Your friend’s time zone',
  commonTimeZones: 'Often chosen',
  timeZoneAreas: {
    Africa: 'Africa', America: 'America', Asia: 'Asia', Atlantic: 'Atlantic', Australia: 'Australia', Europe: 'Europe',
    Indian: 'Indian Ocean', Pacific: 'Pacific',
  } as Readonly<Record<string, string>>,
  /** What people call a time zone’s city, where that isn’t its name in the list. */
  timeZoneCities: {} as Readonly<Record<string, string>>,
  /** `own` is the same moment at the sender’s, where that differs. */
  scheduleSummary: (opensAt: string, window: string, own: string | undefined) =>
    `For your friend it opens on ${opensAt}${own ? ` (for you: ${own})` : ''}. Their ${window} count from then.`,
  dateInPast: 'That moment is over there already. Choose a later one.',
  dateTooFar: (days: number) => `That is too far ahead: ${days} days at most.`,
  dateIncomplete: 'Choose a day and a time.',
  removeDate: 'Without a date',
};

export type OptionStrings = typeof options;
