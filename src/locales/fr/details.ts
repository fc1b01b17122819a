import type {DetailStrings} from '../en/details.ts';
import {plural} from '../plural.ts';

const n = plural('fr');

export const details: DetailStrings = {
  timeUntilOpen: (span) => `Encore ${span}`,
  opensFrom: (moment) => `Il pourra s’ouvrir à partir du ${moment}.`,
  opensAtRecipientTime: (moment) => `C’est ${moment}.`,
  untilOpenText: (window) => `Tu peux déjà partager le lien : d’ici là, il ne montre que la date. Ensuite, il reste ${window} pour l’accepter. Sinon, tu récupères ton argent.`,
  secret: 'C’est une surprise : on ne voit ce qu’il contient qu’en l’ouvrant.',
  passcode: 'Il s’ouvre avec le mot de passe que tu as choisi. Celui-ci n’est pas dans le lien : donne-le séparément.',
  changePasscode: 'Changer le mot de passe',
  passcodeBlockedTitle: 'Trop de mots de passe erronés',
  passcodeBlockedText: 'Quelqu’un qui a le lien en a essayé beaucoup, alors personne ne peut plus en saisir pour le moment. Ton cadeau est en sécurité. Si le lien est peut-être arrivé chez quelqu’un d’autre, prends-en un nouveau. Sinon, choisis un nouveau mot de passe.',
  newPasscode: 'Choisir un nouveau mot de passe',
  openText: (left) => n(left, {
    one: 'Toute personne qui a le lien peut accepter le dernier.', other: 'Toute personne qui a le lien peut en accepter un. Il en reste #.',
  }),
  scheduledText: (count) => n(count, {one: 'Un cadeau est programmé.', other: 'Les # cadeaux sont programmés.'}),
  closedText: 'Ils ne peuvent plus être acceptés. Ceux qui l’ont déjà été ne sont pas concernés.',
  allAcceptedText: 'Seule la boutique voit où va chacun d’eux.',
  counts: {
    free: (count) => n(count, {one: '# encore disponible', other: '# encore disponibles'}),
    accepted: (count) => n(count, {one: '# accepté', other: '# acceptés'}),
    shipped: (count) => n(count, {one: '# en route', other: '# en route'}),
    delivered: (count) => n(count, {one: '# arrivé', other: '# arrivés'}),
    declined: (count) => n(count, {one: '# gentiment refusé', other: '# gentiment refusés'}),
    expired: (count) => n(count, {one: '# non accepté à temps', other: '# non acceptés à temps'}),
    cancelled: (count) => n(count, {one: '# annulé', other: '# annulés'}),
    unavailable: (count) => n(count, {one: '# impossible à livrer', other: '# impossibles à livrer'}),
    unknown: (count) => n(count, {one: '# avec du nouveau', other: '# avec du nouveau'}),
  },
  labels: {
    free: 'Encore disponible', accepted: 'Accepté', shipped: 'En route', delivered: 'Arrivé', declined: 'Gentiment refusé',
    expired: 'Non accepté à temps', cancelled: 'Annulé', unavailable: 'Impossible à livrer', unknown: 'Du nouveau',
  },
  countsLabel: 'Où on en est',
  oneByOne: 'Un par un',
  portion: (from, to) => (from === to ? `N° ${from}` : `N° ${from} à ${to}`),
  thanks: 'On te dit merci',
  declineNotes: 'On t’a écrit',
  moreThanks: (count) => n(count, {one: '# de plus', other: '# de plus'}),
  endReasons: {
    'payment-disputed': 'Ta banque a posé une question sur ce paiement, alors le cadeau ne peut plus être accepté. De l’autre côté, on voit seulement qu’il n’est plus disponible.',
    'payment-refunded': 'La boutique t’a rendu ton paiement, alors le cadeau ne peut plus être accepté.',
    'hold-lapsed': 'Le montant était seulement réservé sur ta carte, et la réservation a pris fin avant que quelqu’un accepte.',
    'capture-failed': 'Le cadeau a été accepté, mais ta banque n’a pas débloqué l’argent. De l’autre côté, on voit seulement que la boutique ne peut pas l’envoyer.',
  },
  moneyAtBank: 'C’est maintenant ta banque qui décide pour l’argent.',
};
