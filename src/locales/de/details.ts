import type {DetailStrings} from '../en/details.ts';
import {plural} from '../plural.ts';

const n = plural('de');

export const details: DetailStrings = {
  timeUntilOpen: (span) => `Noch ${span}`,
  opensFrom: (moment) => `Es lässt sich ab ${moment} öffnen.`,
  opensAtRecipientTime: (moment) => `Das ist ${moment}.`,
  untilOpenText: (window) => `Du kannst den Link jetzt schon teilen: Bis dahin zeigt er nur den Zeitpunkt. Danach kann es ${window} lang angenommen werden. Sonst bekommst du dein Geld zurück.`,
  secret: 'Eine Überraschung: Was drin ist, zeigt sich erst beim Öffnen.',
  passcode: 'Es öffnet sich mit deinem Codewort. Das steht nicht im Link, verrate es also getrennt.',
  changePasscode: 'Codewort ändern',
  passcodeBlockedTitle: 'Zu viele falsche Codewörter',
  passcodeBlockedText: 'Jemand mit dem Link hat viele ausprobiert, deshalb kann gerade niemand eins eingeben. Dein Geschenk ist sicher. Ist der Link vielleicht bei jemand anderem gelandet, hol dir einen neuen. Sonst wähle ein neues Codewort.',
  newPasscode: 'Neues Codewort wählen',
  openText: (left) => n(left, {
    one: 'Wer den Link hat, kann das letzte annehmen.', other: 'Wer den Link hat, kann eins annehmen. # sind noch da.',
  }),
  scheduledText: (count) => n(count, {one: 'Ein Geschenk ist vorgemerkt.', other: 'Alle # Geschenke sind vorgemerkt.'}),
  closedText: 'Sie können nicht mehr angenommen werden. Die schon angenommenen bleiben davon unberührt.',
  allAcceptedText: 'Nur der Shop sieht, wohin jedes einzelne geht.',
  counts: {
    free: (count) => n(count, {one: '# noch zu haben', other: '# noch zu haben'}),
    accepted: (count) => n(count, {one: '# angenommen', other: '# angenommen'}),
    shipped: (count) => n(count, {one: '# unterwegs', other: '# unterwegs'}),
    delivered: (count) => n(count, {one: '# angekommen', other: '# angekommen'}),
    declined: (count) => n(count, {one: '# dankend abgelehnt', other: '# dankend abgelehnt'}),
    expired: (count) => n(count, {one: '# nicht rechtzeitig angenommen', other: '# nicht rechtzeitig angenommen'}),
    cancelled: (count) => n(count, {one: '# zurückgenommen', other: '# zurückgenommen'}),
    unavailable: (count) => n(count, {one: '# nicht lieferbar', other: '# nicht lieferbar'}),
    unknown: (count) => n(count, {one: '# mit Neuigkeiten', other: '# mit Neuigkeiten'}),
  },
  labels: {
    free: 'Noch zu haben', accepted: 'Angenommen', shipped: 'Unterwegs', delivered: 'Angekommen', declined: 'Dankend abgelehnt',
    expired: 'Nicht rechtzeitig angenommen', cancelled: 'Zurückgenommen', unavailable: 'Nicht lieferbar', unknown: 'Mit Neuigkeiten',
  },
  countsLabel: 'Stand',
  oneByOne: 'Einzeln',
  portion: (from, to) => (from === to ? `Nr. ${from}` : `Nr. ${from}–${to}`),
  thanks: 'Ein Dankeschön für dich',
  declineNotes: 'Dazu ein paar Worte',
  moreThanks: (count) => n(count, {one: '# weiteres', other: '# weitere'}),
  endReasons: {
    'payment-disputed': 'Deine Bank hat nach dieser Zahlung gefragt, deshalb kann das Geschenk nicht mehr angenommen werden. Die beschenkte Person sieht nur, dass es nicht mehr verfügbar ist.',
    'payment-refunded': 'Der Shop hat deine Zahlung zurückgegeben, deshalb kann das Geschenk nicht mehr angenommen werden.',
    'hold-lapsed': 'Der Betrag war auf deiner Karte nur reserviert, und die Reservierung endete, bevor jemand angenommen hat.',
    'capture-failed': 'Das Geschenk wurde angenommen, aber deine Bank hat das Geld nicht freigegeben. Die beschenkte Person sieht nur, dass der Shop es nicht schicken kann.',
  },
  moneyAtBank: 'Über das Geld entscheidet jetzt deine Bank.',
};
