import type {SentGiftsStrings} from '../en/sent-gifts.ts';

export const sentGifts: SentGiftsStrings = {
  listTitle: 'Welches Geschenk?',
  listText: 'Diese hast du in diesem Browser verschickt.',
  storedHere: 'Sie sind nur in diesem Browser gespeichert. Wer ihn benutzt, kann sie verfolgen und zurücknehmen.',
  sentOn: (day) => `Verschickt am ${day}`,
  unknownToShop: 'Der Shop findet es nicht',
  remove: 'Aus diesem Browser entfernen',
  removeNamed: (title) => `${title} aus diesem Browser entfernen`,
  removeText: 'Am Geschenk selbst ändert sich nichts. Ohne deinen privaten Link kannst du es aber nicht mehr verfolgen oder zurücknehmen.',
  removeConfirm: 'Entfernen',
  removeDismiss: 'Hier behalten',
  removed: 'Aus diesem Browser entfernt.',
  noneTitle: 'Hier ist kein Geschenk',
  noneText: 'Um ein Geschenk zu verfolgen, öffne den privaten Link, den du beim Verschicken aufgehoben hast.',
  truncatedTitle: 'Dieser Link ist unvollständig',
  truncatedText: 'Ein Teil fehlt. Kopiere den ganzen Link und öffne ihn noch einmal.',
  claimLinkTitle: 'Das ist der Link für die beschenkte Person',
  claimLinkText: 'Er öffnet ein Geschenk; verfolgen lässt es sich damit nicht. Öffne ihn auf seiner eigenen Seite.',
  unknownTitle: 'Dieses Geschenk finden wir nicht',
  unknownText: 'Vielleicht hat der Link einen Tippfehler oder gehört zu einem anderen Shop.',
};
