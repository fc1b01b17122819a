import type {SealedCardStrings} from '../en/sealed-card.ts';

export const sealedCard: SealedCardStrings = {
  giftFrom: (name) => `Un cadeau de la part de ${name}`,
  noteFrom: (name) => `Un mot de ${name}`,
  shopLabel: 'De la boutique',
  trustNotice: 'On ne te demandera jamais de payer, de te connecter ou de donner un numéro de carte.',
  open: 'Ouvrir',
  opening: 'Ouverture',
  timeLeft: (span, moment) => `Il te reste ${span} pour l’accepter, jusqu’au ${moment}`,
  paidOn: (day) => `Déjà payé, le ${day}`,
  thirdPartyNotice: (host, shop) => `Cette page appartient à ${host}, pas à ${shop}.`,
  passcodeNotice: (name) => `${name} l’a protégé par un mot de passe.`,
  portionsLeft: (left, total) => `Un pour chacun : encore ${left} sur ${total}`,
  framedNotice: 'Pour ta sécurité, ce cadeau s’ouvre dans son propre onglet.',
  openStandalone: 'Ouvrir le cadeau dans son onglet',
  timeUntilOpen: (span) => `Encore ${span}`,
  offline: 'Il n’y a pas de connexion en ce moment. Le cadeau est en sécurité ; réessaie dans un instant.',
};
