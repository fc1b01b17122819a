import type {SentGiftsStrings} from '../en/sent-gifts.ts';

export const sentGifts: SentGiftsStrings = {
  listTitle: 'Quel cadeau ?',
  listText: 'Ceux-ci ont été envoyés depuis ce navigateur.',
  storedHere: 'Ils sont enregistrés dans ce navigateur seulement. Toute personne qui l’utilise peut les suivre et les annuler.',
  sentOn: (day) => `Envoyé le ${day}`,
  unknownToShop: 'La boutique ne le trouve pas',
  remove: 'Retirer de ce navigateur',
  removeNamed: (title) => `Retirer ${title} de ce navigateur`,
  removeText: 'Le cadeau lui-même ne change pas. Sans ton lien privé, tu ne pourras plus le suivre ni l’annuler.',
  removeConfirm: 'Le retirer',
  removeDismiss: 'Le garder ici',
  removed: 'Retiré de ce navigateur.',
  noneTitle: 'Pas de cadeau ici',
  noneText: 'Pour suivre un cadeau, ouvre le lien privé que tu as gardé en l’envoyant.',
  truncatedTitle: 'Ce lien est incomplet',
  truncatedText: 'Il en manque une partie. Copie le lien entier et ouvre-le à nouveau.',
  claimLinkTitle: 'C’est le lien de la personne à qui tu l’offres',
  claimLinkText: 'Il ouvre un cadeau ; il ne permet pas de le suivre. Ouvre-le sur sa propre page.',
  unknownTitle: 'Nous ne trouvons pas ce cadeau',
  unknownText: 'Le lien est peut-être mal écrit ou vient d’une autre boutique.',
};
