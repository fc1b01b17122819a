import type {ShareStrings} from '../en/share.ts';

export const share: ShareStrings = {
  link: 'Der Link für die beschenkte Person',
  share: 'Link teilen',
  copy: 'Link kopieren',
  copied: 'Kopiert',
  copyManually: 'Dein Browser hat das Kopieren verhindert. Der Link ist markiert, du kannst ihn selbst kopieren.',
  showQrCode: 'Als QR-Code zeigen',
  hideQrCode: 'QR-Code ausblenden',
  qrCodeLabel: 'QR-Code mit dem Link zum Geschenk',
  qrCodeHint: 'Einfach mit der Handykamera scannen lassen.',
  moreTargets: 'Weitere Wege, ihn zu verschicken',
  message: (name) => `${name} hat ein Geschenk für dich`,
  messageToGroup: (name, count) => `${name} hat ${count} Geschenke für euch`,
  askForPasscode: (name) => `Frag ${name} nach dem Codewort.`,
};
