import {plural} from '../plural.ts';

const n = plural('en');

/** Confirmations of the sender's actions, and their results. */
export const confirm = {
  dismiss: 'Never mind',
  saveNote: 'Save note',
  discardNote: 'Keep it as it was',
  noteSaved: 'Note saved',
  newPasscode: 'New passcode',
  suggestPasscode: 'Suggest one',
  passcodeHint: 'The old one stops working right away. Tell your friend the new one, separately from the link.',
  passcodeInvalid: (max: number) => `At most ${max} characters in one line, please, and none that can’t be seen.`,
  savePasscode: 'Save passcode',
  discardPasscode: 'Keep the old one',
  passcodeChanged: (passcode: string) => `The new passcode is ${passcode}. Tell your friend: the old one no longer works.`,
  newLinkText: 'The old link stops working right away. Anyone who has it can no longer open the gift.',
  newLinkConfirm: 'Replace the link',
  newLinkDone: 'Here is the new link. The old one no longer works.',
  extendText: (moment: string) => `They would have until ${moment}. If they don’t accept by then, you get your money back.`,
  extendHoldText: (moment: string) => `They would have until ${moment}. If they don’t accept by then, you aren’t charged.`,
  extendGroupText: (count: number, moment: string) => n(count, {
    one: `The last one could be accepted until ${moment}. If nobody accepts it, you’re refunded automatically.`,
    other: `The # that are left could be accepted until ${moment}. You’re refunded automatically for any that nobody accepts.`,
  }),
  extendConfirm: 'Give them more time',
  extended: (moment: string) => `They now have until ${moment}.`,
  cancelText: (amount: string) => `The link stops working, and ${amount} is refunded to your original payment method.`,
  cancelGroupText: (amount: string, count: number, each: string) =>
    `The link stops working, and ${amount} is refunded to your original payment method: ${n(count, {
      one: 'for the one that nobody has accepted', other: `for the # that nobody has accepted, ${each} each`,
    })}.`,
  cancelAcceptedText: (count: number) => n(count, {one: 'The one that was accepted isn’t affected.', other: 'The # that were accepted aren’t affected.'}),
  cancelHoldText: (amount: string) => `The link stops working, and ${amount} is no longer reserved on your card. You aren’t charged anything.`,
  cancelHoldTiming: 'The reservation ends right away; your bank may take a few days to show it.',
  cancelTiming: 'The refund starts right away; your bank may take a few days to show it.',
  cancelPendingText: 'Your payment is still on its way. After this, it’s refunded in full if it arrives.',
  cancelDraftText: 'You haven’t paid, so there’s nothing to refund. After this, you can no longer pay for it.',
  cancelConfirm: 'Cancel the gift',
  cancelled: 'You cancelled the gift.',
};

export type ConfirmStrings = typeof confirm;
