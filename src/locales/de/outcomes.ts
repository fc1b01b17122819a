import type {OutcomeStrings} from '../en/outcomes.ts';

const ask = (from: string | undefined, what: string) => (from ? `Frag ${from}, ${what}.` : `Frag die Person, die es verschenkt hat, ${what}.`);

export const outcomes: OutcomeStrings = {
  claimed: {
    title: 'Dieses Geschenk ist schon angenommen',
    text: (from) => `Jemand anderes war schneller. ${ask(from, 'ob es für dich gedacht war')}`,
    hint: 'Falls du das warst, auf einem anderen Gerät: Öffne den Link, den du dort aufgehoben hast.',
  },
  'fully-claimed': {
    title: 'Alle diese Geschenke sind angenommen',
    text: (from) => `Jede Person konnte eins annehmen, und es ist keins mehr da. ${ask(from, 'ob es noch eins gibt')}`,
  },
  expired: {
    title: 'Dieses Geschenk ist abgelaufen',
    text: (from) => `Niemand hat es rechtzeitig angenommen, deshalb bekommt ${from ?? 'die schenkende Person'} das Geld automatisch zurück. Du schuldest nichts.`,
    hint: 'Wenn du es noch möchtest, sag Bescheid: Es kann noch einmal verschickt werden.',
  },
  cancelled: {
    title: 'Dieses Geschenk gibt es nicht mehr',
    text: (from) => `${from ?? 'Die schenkende Person'} hat es zurückgenommen, bevor es angenommen wurde, und bekommt das Geld automatisch zurück.`,
    hint: 'Wenn dich das überrascht, frag nach: Manchmal kommt es nur auf einem anderen Weg.',
  },
  stopped: {
    title: 'Dieses Geschenk ist nicht mehr verfügbar',
    text: (from) => `Es endete, bevor es angenommen wurde, und das hat nichts mit dir zu tun. ${ask(from, 'wenn du mehr wissen möchtest')}`,
  },
  replaced: {
    title: 'Es gibt einen neueren Link',
    text: (from) => `Dieses Geschenk hat jetzt einen anderen Link, und dieser öffnet es nicht mehr. ${from ? `Frag ${from} nach dem neuen.` : 'Frag nach dem neuen.'}`,
  },
  'passcode-blocked': {
    title: 'Gerade gilt kein Codewort',
    text: (from) => `Es wurden zu oft falsche Codewörter probiert, deshalb ist das Geschenk zur Sicherheit gesperrt. ${from ? `Frag ${from} nach einem neuen Link oder Codewort.` : 'Frag nach einem neuen Link oder Codewort.'}`,
    hint: 'Mit einem neuen Codewort kannst du es hier noch einmal versuchen.',
  },
  declined: {
    title: 'Geschenk abgelehnt',
    text: (from) => `Dieses Geschenk wurde dankend abgelehnt. ${from ?? 'Die schenkende Person'} bekommt das Geld automatisch zurück.`,
    hint: 'Falls du es dir anders überlegt hast, sag Bescheid: Es kann noch einmal verschickt werden.',
  },
  unpaid: {
    title: 'Gleich so weit',
    text: () => 'Die Zahlung für dieses Geschenk wird noch bestätigt. Diese Seite aktualisiert sich automatisch.',
  },
  scheduled: {
    title: 'Noch nicht',
    text: (from) => `${from ?? 'Jemand'} hat ein Geschenk für dich und den Zeitpunkt zum Öffnen ausgesucht. Komm dann wieder, oder bleib hier: Die Schachtel erscheint von selbst.`,
  },
  'not-found': {
    title: 'Dieses Geschenk finden wir nicht',
    text: () => 'Vielleicht hat der Link einen Tippfehler oder gehört zu einem anderen Shop. Lass ihn dir noch einmal schicken.',
  },
  truncated: {
    title: 'Dieser Link ist unvollständig',
    text: () => 'Im Chat oder in der E-Mail ist sein Ende verloren gegangen, und dort steckt der Schlüssel. Lass dir den ganzen Link noch einmal schicken.',
  },
  'no-link': {
    title: 'Hier ist kein Geschenk',
    text: () => 'Ein Geschenk kommt mit seinem eigenen Link, von jemandem, der dich mag. Öffne diesen Link, dann erscheint die Schachtel hier.',
  },
  'manage-link': {
    title: 'Das ist der Link der schenkenden Person',
    text: () => 'Damit lässt sich das Geschenk verfolgen und zurücknehmen, behalte ihn also für dich. Weitergeben kannst du den Link zum Geschenk.',
  },
  offline: {
    title: 'Keine Verbindung',
    text: () => 'Das Geschenk ist sicher. Es erscheint, sobald du wieder online bist.',
  },
  unreachable: {
    title: 'Der Shop ist nicht erreichbar',
    text: () => 'Das Geschenk ist sicher. Versuch es gleich noch einmal.',
  },
  'origin-not-allowed': {
    title: 'Auf dieser Seite lassen sich keine Geschenke öffnen',
    text: () => 'Der Shop bietet auf dieser Seite keine Geschenke an. Das Geschenk ist sicher: Öffne den Link genau so, wie er dir geschickt wurde.',
  },
  'insecure-context': {
    title: 'Diese Seite ist nicht sicher',
    text: () => 'Ein Geschenk lässt sich nur auf einer Seite öffnen, deren Adresse mit https beginnt. Frag den Shop nach der richtigen.',
  },
  'unknown-receipt': {
    title: 'Diesen Beleg finden wir nicht',
    text: () => 'Vielleicht ist der Link unvollständig oder gehört zu einem anderen Shop. Hast du auf einem anderen Gerät angenommen, öffne den Link, den du dort aufgehoben hast.',
  },
  erased: {
    title: 'Deine Daten sind gelöscht',
    text: () => 'Alle persönlichen Daten wurden gelöscht, wie du es wolltest. War das Geschenk schon unterwegs, kommt es trotzdem an; sonst wird das Geld automatisch zurückgezahlt.',
    hint: 'Hier gibt es nichts mehr zu tun. Du kannst diese Seite schließen.',
  },
};
