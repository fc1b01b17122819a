/** The gifts that were sent from this browser, looked at from the panel. */
export const panelSentGifts = {
  text: 'They’re stored in this browser only. Anyone who uses it can follow and cancel them.',
  sentOn: (day: string) => `Created on ${day}`,
  remove: 'Remove from this browser',
  removeOf: (title: string, day: string) => `Remove from this browser: ${title}, ${day}`,
  removeText: 'The gift and the payment aren’t affected. But from here, you can no longer follow it or cancel it.',
  removeYes: 'Remove',
  keep: 'Keep it',
  removed: 'Removed from this browser.',
  none: 'There are no more gifts here.',
  all: 'All gifts',
};

export type PanelSentGiftsStrings = typeof panelSentGifts;
