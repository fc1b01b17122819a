import type {CommonStrings} from '../en/common.ts';
import {durations} from './durations.ts';

export const common: CommonStrings = {
  close: 'Schließen',
  tryAgain: 'Noch einmal versuchen',
  loading: 'Einen Moment',
  ...durations,
  nothingLost: ' Nichts von dem, was du geschrieben hast, geht verloren.',
  problems: {
    network: 'Gerade besteht keine Verbindung.',
    timeout: 'Das dauert zu lange.',
    unavailable: 'Der Shop ist gerade nicht erreichbar.',
    'rate-limited': 'Das war etwas schnell. Warte bitte einen Moment und versuch es noch einmal.',
    'price-mismatch': 'Der Preis hat sich geändert. Hier ist der neue.',
    'item-unavailable': 'Das ist nicht mehr verfügbar.',
    'not-giftable': 'Dieses Produkt kann nicht verschenkt werden.',
    'not-found': 'Der Shop kennt diesen Link oder dieses Produkt nicht.',
    'origin-not-allowed': 'Auf dieser Seite bietet der Shop keine Geschenke an.',
    'not-supported': 'Das bietet der Shop nicht an.',
    'country-not-served': 'In dieses Land liefert der Shop nicht.',
    'address-undeliverable': 'An dieser Adresse stimmt etwas nicht.',
    'state-conflict': 'Inzwischen hat sich etwas geändert. Hier ist der neueste Stand.',
    'insecure-context': 'Diese Seite ist nicht sicher. Von hier kann kein Geschenk verschickt werden.',
    other: 'Das hat nicht geklappt.',
  },
};
