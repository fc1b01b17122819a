import type {TestPaymentStrings} from '../en/test-payment.ts';

export const testPayment: TestPaymentStrings = {
  title: 'Paiement de test',
  banner: 'Paiement de test :',
  bannerText: 'aucun argent ne circule. Cette page remplace un vrai prestataire de paiement.',
  emailLabel: 'E-mail pour le reçu (facultatif)',
  pay: 'Payer',
  reserve: 'Réserver',
  holdText: 'Ce montant est seulement réservé pour l’instant. Il sera débité quand le cadeau sera accepté, ou pas du tout.',
  payLater: 'Payer par virement, qui arrive dans une minute',
  decline: 'Faire refuser la carte',
  cancel: 'Annuler et revenir',
  pending: 'Ton virement est en route. Il n’y a plus rien à faire ici.',
  alreadyReserved: 'Ce montant est déjà réservé. Il n’y a plus rien à faire ici.',
  alreadyPaid: 'C’est déjà payé. Il n’y a plus rien à faire ici.',
  closed: 'Ce paiement est terminé et ne peut plus être effectué. Rien n’a été débité.',
  notFound: 'Ce paiement n’existe pas. Le lien est peut-être incomplet.',
  invalid: 'Cette demande n’est pas valide. Rien n’a été débité. Reviens en arrière et choisis l’un des boutons.',
  back: 'Retour à la boutique',
};
