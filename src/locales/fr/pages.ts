import type {PageStrings} from '../en/pages.ts';

export const pages: PageStrings = {
  claimTitle: 'Un cadeau t’attend',
  claimDescription: 'Ouvre la boîte pour découvrir ce qu’elle contient.',
  claimWithoutScript: 'Pour ouvrir ton cadeau, autorise JavaScript sur cette page ou ouvre le lien dans un autre navigateur.',
  previewImageAlt: 'Une boîte cadeau nouée d’un ruban',
  manageTitle: 'Ton cadeau',
  manageDescription: 'Vois où en est ton cadeau.',
  manageWithoutScript: 'Pour suivre ton cadeau, autorise JavaScript sur cette page ou ouvre le lien dans un autre navigateur.',
  notFoundTitle: 'Page introuvable',
  notFoundText: 'Le lien est peut-être incomplet. Copie-le à nouveau depuis le message où tu l’as reçu.',
  readOnlyTitle: 'Cette page ne peut être que consultée',
  readOnlyText: 'Ouvre le lien dans un navigateur.',
  rootTitle: 'Ton serveur de cadeaux est en marche',
  rootPaste: (shop) => `Pour qu’un produit de ${shop} puisse être offert, colle ceci dans sa page :`,
  rootHints: 'Donne à product la ref d’un produit de ton catalogue, et ajoute l’origine de la page à allowedOrigins.',
  rootRecipients: 'Tu cherchais un cadeau ? Le lien est incomplet. Copie-le à nouveau depuis le message où tu l’as reçu.',
};
