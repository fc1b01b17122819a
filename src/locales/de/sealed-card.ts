import type {SealedCardStrings} from '../en/sealed-card.ts';

export const sealedCard: SealedCardStrings = {
  giftFrom: (name) => `Ein Geschenk von ${name}`,
  noteFrom: (name) => `Ein paar Zeilen von ${name}`,
  shopLabel: 'Aus dem Shop',
  trustNotice: 'Du musst hier nie etwas bezahlen, dich anmelden oder eine Kartennummer angeben.',
  open: 'Öffnen',
  opening: 'Wird geöffnet',
  timeLeft: (span, moment) => `Noch ${span} Zeit zum Annehmen, bis ${moment}`,
  paidOn: (day) => `Schon bezahlt am ${day}`,
  thirdPartyNotice: (host, shop) => `Diese Seite gehört ${host}, nicht ${shop}.`,
  passcodeNotice: (name) => `${name} hat es mit einem Codewort geschützt.`,
  portionsLeft: (left, total) => `Für alle eins: ${left} von ${total} noch zu haben`,
  framedNotice: 'Zu deiner Sicherheit öffnet sich das Geschenk in einem eigenen Tab.',
  openStandalone: 'Geschenk in eigenem Tab öffnen',
  timeUntilOpen: (span) => `Noch ${span}`,
  offline: 'Gerade besteht keine Verbindung. Das Geschenk ist sicher; versuch es gleich noch einmal.',
};
