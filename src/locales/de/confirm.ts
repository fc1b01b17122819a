import type {ConfirmStrings} from '../en/confirm.ts';
import {plural} from '../plural.ts';

const n = plural('de');

export const confirm: ConfirmStrings = {
  dismiss: 'Doch nicht',
  saveNote: 'Zeilen speichern',
  discardNote: 'So lassen, wie es war',
  noteSaved: 'Gespeichert',
  newPasscode: 'Neues Codewort',
  suggestPasscode: 'Vorschlagen',
  passcodeHint: 'Das alte gilt ab sofort nicht mehr. Verrate das neue getrennt vom Link.',
  passcodeInvalid: (max) => `Bitte höchstens ${max} Zeichen in einer Zeile, und keine unsichtbaren.`,
  savePasscode: 'Codewort speichern',
  discardPasscode: 'Das alte behalten',
  passcodeChanged: (passcode) => `Das neue Codewort ist ${passcode}. Sag es weiter: Das alte gilt nicht mehr.`,
  newLinkText: 'Der alte Link gilt ab sofort nicht mehr. Wer ihn hat, kann das Geschenk nicht mehr öffnen.',
  newLinkConfirm: 'Link ersetzen',
  newLinkDone: 'Hier ist der neue Link. Der alte gilt nicht mehr.',
  extendText: (moment) => `Dann wäre Zeit bis ${moment}. Wird es bis dahin nicht angenommen, bekommst du dein Geld zurück.`,
  extendHoldText: (moment) => `Dann wäre Zeit bis ${moment}. Wird es bis dahin nicht angenommen, wird nichts abgebucht.`,
  extendGroupText: (count, moment) => n(count, {
    one: `Das letzte könnte bis ${moment} angenommen werden. Nimmt es niemand an, bekommst du das Geld automatisch zurück.`,
    other: `Die übrigen # könnten bis ${moment} angenommen werden. Für alle, die niemand annimmt, bekommst du das Geld automatisch zurück.`,
  }),
  extendConfirm: 'Mehr Zeit geben',
  extended: (moment) => `Jetzt ist Zeit bis ${moment}.`,
  cancelText: (amount) => `Der Link gilt dann nicht mehr, und ${amount} gehen dorthin zurück, womit du bezahlt hast.`,
  cancelGroupText: (amount, count, each) =>
    `Der Link gilt dann nicht mehr, und ${amount} gehen dorthin zurück, womit du bezahlt hast: ${n(count, {
      one: 'für das eine, das niemand angenommen hat', other: `für die #, die niemand angenommen hat, je ${each}`,
    })}.`,
  cancelAcceptedText: (count) => n(count, {one: 'Das eine, das angenommen wurde, bleibt davon unberührt.', other: 'Die #, die angenommen wurden, bleiben davon unberührt.'}),
  cancelHoldText: (amount) => `Der Link gilt dann nicht mehr, und ${amount} sind auf deiner Karte nicht länger reserviert. Es wird nichts abgebucht.`,
  cancelHoldTiming: 'Die Reservierung endet sofort; bis deine Bank das zeigt, kann es ein paar Tage dauern.',
  cancelTiming: 'Die Rückzahlung startet sofort; bis deine Bank sie zeigt, kann es ein paar Tage dauern.',
  cancelPendingText: 'Deine Zahlung ist noch unterwegs. Kommt sie danach an, bekommst du alles zurück.',
  cancelDraftText: 'Du hast noch nicht bezahlt, es gibt also nichts zurückzuzahlen. Danach kannst du es nicht mehr bezahlen.',
  cancelConfirm: 'Geschenk zurücknehmen',
  cancelled: 'Du hast das Geschenk zurückgenommen.',
};
