import type {PageStrings} from '../en/pages.ts';

export const pages: PageStrings = {
  claimTitle: 'Ein Geschenk wartet auf dich',
  claimDescription: 'Öffne die Schachtel und sieh nach, was drin ist.',
  claimWithoutScript: 'Erlaube JavaScript für diese Seite, um dein Geschenk zu öffnen, oder öffne den Link in einem anderen Browser.',
  previewImageAlt: 'Eine Geschenkschachtel mit Schleife',
  manageTitle: 'Dein Geschenk',
  manageDescription: 'Sieh nach, wie weit dein Geschenk ist.',
  manageWithoutScript: 'Erlaube JavaScript für diese Seite, um dein Geschenk zu verfolgen, oder öffne den Link in einem anderen Browser.',
  notFoundTitle: 'Seite nicht gefunden',
  notFoundText: 'Vielleicht ist der Link unvollständig. Kopiere ihn noch einmal aus der Nachricht, mit der er kam.',
  readOnlyTitle: 'Diese Seite kann man nur ansehen',
  readOnlyText: 'Öffne den Link in einem Browser.',
  rootTitle: 'Dein Geschenk-Backend läuft',
  rootPaste: (shop) => `Damit man ein Produkt von ${shop} verschenken kann, füge das in seine Seite ein:`,
  rootHints: 'Setze product auf die ref eines Produkts in deinem Katalog und trage die Origin der Seite bei allowedOrigins ein.',
  rootRecipients: 'Du suchst ein Geschenk? Der Link ist unvollständig. Kopiere ihn noch einmal aus der Nachricht, mit der er kam.',
};
