import type {MerchantMailStrings} from '../en/merchant-mail.ts';

export const merchantMail: MerchantMailStrings = {
  order: {
    subject: (product, number) => `Bestellung ${number}: ${product}`,
    text: (product, amount) => `Ein Geschenk wurde angenommen: ${product}, ${amount}. Es ist bezahlt. Bitte verschicken.`,
    open: 'Bestellung mit Adresse öffnen:',
    openByCommand: 'Um die Adresse zu sehen und den Versand zu melden, führe aus:',
  },
  alert: {
    subject: (count) => (count === 1 ? 'Ein Geschenk braucht dich' : `Ein Geschenk braucht dich: ${count} Hinweise`),
    kinds: {
      'refund-failed': (amount) => `Eine Rückzahlung von ${amount} ist fehlgeschlagen. Das Geld steht noch aus: Versuche es noch einmal, oder zahle es anders zurück und hake den Hinweis ab.`,
      'payment-mismatch': (amount) => `${amount} wurden bezahlt, das Geschenk kostet aber etwas anderes. Der Betrag wird zurückgezahlt.`,
      dispute: (amount) => `Die Zahlung von ${amount} wird bei der Bank angefochten, und das Geschenk ist angenommen, aber noch nicht verschickt. Entscheide, ob du es verschickst, und beantworte die Anfechtung bei deinem Zahlungsanbieter.`,
      'fraud-warning': () => 'Das Kartennetz vermutet Betrug, und das Geschenk ist angenommen, aber noch nicht verschickt. Entscheide, ob du es verschickst, oder storniere die Bestellung, um sie zu erstatten.',
      'order-refused': (amount) => `Dein Shop hat eine bezahlte Bestellung abgelehnt. ${amount} werden zurückgezahlt.`,
      'ledger-mismatch': () => 'Dein Zahlungsanbieter hat zu dieser Zahlung andere Angaben als das Geschenk. Vergleiche beide, bevor du etwas erstattest oder verschickst.',
    },
    gift: (id) => `Geschenk ${id}`,
    byCommand: 'Um Hinweise zu sehen und abzuhaken, führe aus:',
  },
  footer: (shop) => `Diese E-Mail kommt vom Geschenk-Backend von ${shop}.`,
};
