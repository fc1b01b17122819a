import type {TestPaymentStrings} from '../en/test-payment.ts';

export const testPayment: TestPaymentStrings = {
  title: 'Testzahlung',
  banner: 'Testzahlung:',
  bannerText: 'Es fließt kein Geld. Diese Seite vertritt einen echten Zahlungsanbieter.',
  emailLabel: 'E-Mail für den Beleg (optional)',
  pay: 'Bezahlen',
  reserve: 'Reservieren',
  holdText: 'Der Betrag wird jetzt nur reserviert. Abgebucht wird erst, wenn das Geschenk angenommen wird, sonst gar nicht.',
  payLater: 'Per Überweisung bezahlen, die in einer Minute ankommt',
  decline: 'Karte ablehnen lassen',
  cancel: 'Abbrechen und zurück',
  pending: 'Deine Überweisung ist unterwegs. Hier gibt es nichts mehr zu tun.',
  alreadyReserved: 'Das ist schon reserviert. Hier gibt es nichts mehr zu tun.',
  alreadyPaid: 'Das ist schon bezahlt. Hier gibt es nichts mehr zu tun.',
  closed: 'Dieser Bezahlvorgang ist beendet und kann nicht mehr bezahlt werden. Es wurde nichts abgebucht.',
  notFound: 'Diesen Bezahlvorgang gibt es nicht. Vielleicht ist der Link unvollständig.',
  invalid: 'Diese Anfrage ist ungültig. Es wurde nichts abgebucht. Geh zurück und wähle einen der Knöpfe.',
  back: 'Zurück zum Shop',
};
