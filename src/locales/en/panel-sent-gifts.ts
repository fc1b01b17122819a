/** The gifts that were sent from this browser, looked at from the panel. */
export const panelSentGifts = {
  text: 'They are kept in this browser only. Whoever uses it can follow them and take them back.',
  sentOn: (day: string) => `Made on ${day}`,
  remove: 'Remove from this browser',
  removeOf: (title: string, day: string) => `Remove from this browser: ${title}, ${day}`,
  removeText: 'The gift goes on, and nothing happens to the money. But from here you can no longer follow it or take it back.',
  removeYes: 'Remove',
  keep: 'Keep it',
  removed: 'Removed from this browser.',
  none: 'There are no more gifts here.',
  all: 'All gifts',
};

export type PanelSentGiftsStrings = typeof panelSentGifts;
