import {plural} from '../plural.ts';

const n = plural('en');

/** What the sender is asked before something is done to a gift, and told afterwards. */
export const confirm = {
  dismiss: 'Never mind',
  saveNote: 'Save the note',
  discardNote: 'Leave it',
  noteSaved: 'Saved',
  newLinkText: 'The old link stops working at once. Whoever has it can no longer open the gift.',
  newLinkConfirm: 'Replace the link',
  newLinkDone: 'Here is the new link. The old one no longer works.',
  extendText: (moment: string) => `They would have until ${moment}. If they don’t accept by then, you get your money back.`,
  extendGroupText: (count: number, moment: string) => n(count, {
    one: `The last one could be accepted until ${moment}. If nobody does, you get its money back.`,
    other: `The # that are left could be accepted until ${moment}. For those that nobody accepts, you get your money back.`,
  }),
  extendConfirm: 'Give them more time',
  extended: (moment: string) => `They now have until ${moment}.`,
  cancelText: (amount: string) => `The link stops working and ${amount} goes back to you, to where you paid from.`,
  cancelGroupText: (amount: string, count: number, each: string) =>
    `The link stops working and ${amount} goes back to you, to where you paid from: ${n(count, {
      one: 'for the one that nobody has accepted', other: `for the # that nobody has accepted, ${each} each`,
    })}.`,
  cancelAcceptedText: (count: number) => n(count, {one: 'The one that was accepted stays a gift.', other: 'The # that were accepted stay gifts.'}),
  cancelHoldText: (amount: string) => `The link stops working and the ${amount} held for it are set free. You are charged nothing.`,
  cancelHoldTiming: 'That happens at once; your bank may take a few days to show it.',
  cancelTiming: 'The refund starts at once; your bank may take a few days to show it.',
  cancelDraftText: 'You haven’t paid, so nothing has to go back to you. It can’t be paid for any more after this.',
  cancelConfirm: 'Take it back',
  cancelled: 'You took the gift back.',
};

export type ConfirmStrings = typeof confirm;
