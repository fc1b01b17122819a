import type {ShareStrings} from '../en/share.ts';

export const share: ShareStrings = {
  link: 'Le lien pour la personne à qui tu l’offres',
  share: 'Partager le lien',
  copy: 'Copier le lien',
  copied: 'Copié',
  copyManually: 'Ton navigateur a bloqué la copie. Le lien est sélectionné, tu peux le copier toi-même.',
  showQrCode: 'Afficher en code QR',
  hideQrCode: 'Masquer le code QR',
  qrCodeLabel: 'Code QR avec le lien vers le cadeau',
  qrCodeHint: 'Il suffit de le scanner avec l’appareil photo d’un téléphone.',
  moreTargets: 'D’autres façons de l’envoyer',
  message: (name) => `${name} a un cadeau pour toi`,
  messageToGroup: (name, count) => `${name} a ${count} cadeaux pour vous`,
  askForPasscode: (name) => `Demande le mot de passe à ${name}.`,
};
