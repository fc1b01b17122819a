/** The options of a gift: a surprise, a passcode, a date. */
export const options = {
  secret: 'Keep it a surprise',
  secretDescription: 'Until it’s opened, neither the link nor its preview shows what’s inside.',
  passcode: 'Passcode',
  passcodePlaceholder: 'None',
  passcodeDescription: 'Share it separately from the link. After a few wrong tries, they have to wait.',
  passcodeWeak: 'This one is easy to guess. “Suggest one” fills in a stronger one.',
  suggestPasscode: 'Suggest one',
  passcodeTooLong: (max: number) => `At most ${max} characters.`,
  passcodeForbidden: 'One of these characters can’t be used in a passcode.',
  opensAt: 'Can be opened from',
  timeZone: 'Your friend’s time zone',
  commonTimeZones: 'Common',
  timeZoneAreas: {
    Africa: 'Africa', America: 'America', Asia: 'Asia', Atlantic: 'Atlantic', Australia: 'Australia', Europe: 'Europe',
    Indian: 'Indian Ocean', Pacific: 'Pacific',
  } as Readonly<Record<string, string>>,
  /** Common names of time zones, by IANA name, if they differ from the city in that name. */
  timeZoneCities: {} as Readonly<Record<string, string>>,
  /** `own` is the same instant in the sender’s time zone, if that is another one. */
  scheduleSummary: (opensAt: string, window: string, own: string | undefined) =>
    `For your friend, it opens on ${opensAt}${own ? ` (for you: ${own})` : ''}. They have ${window} to accept from then.`,
  dateInPast: 'It’s already later than that there. Choose a later time.',
  dateTooFar: (days: number) => `That’s too far ahead. Choose a date within ${days} days.`,
  dateIncomplete: 'Choose a day and a time.',
  removeDate: 'Remove the date',
};

export type OptionStrings = typeof options;
