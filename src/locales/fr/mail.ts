import type {MailStrings} from '../en/mail.ts';
import {plural} from '../plural.ts';

const n = plural('fr');

export const mail: MailStrings = {
  manageButton: 'Suivre ton cadeau',
  warning: 'Cet e-mail est rien que pour toi : toute personne qui a son lien peut annuler le cadeau.',
  footer: (shop, domain) =>
    `Tu reçois cet e-mail parce que tu as payé un cadeau chez ${shop} (${domain}). Il ne concerne que ce cadeau. Ton adresse e-mail est supprimée 30 jours après la fin du cadeau.`,
  paid: {
    subject: (product) => `Ton cadeau : ${product}`,
    heading: 'Ton cadeau est prêt à partager',
    headingScheduled: 'Ton cadeau est programmé',
    amountPaid: (total, product, count) => n(count, {
      one: `Tu as payé ${total} pour ${product}.`, other: `Tu as payé ${total} pour # × ${product}.`,
    }),
    amountHeld: (total, product) => `${total} sont réservés sur ta carte pour ${product}. Ils ne seront débités que si le cadeau est accepté.`,
    claimableUntilHeld: (moment) => `Il peut être accepté jusqu’au ${moment}. Si personne ne l’accepte, rien n’est débité.`,
    opens: (moment) => `Il pourra s’ouvrir à partir du ${moment}.`,
    claimableUntil: (moment) => `Il peut être accepté jusqu’au ${moment}. Si personne ne l’accepte, tu récupères ton argent automatiquement.`,
    eachClaimableUntil: (moment) => `Ils peuvent être acceptés jusqu’au ${moment}. Ceux qui restent te sont remboursés automatiquement.`,
    keepThisMail: 'Garde cet e-mail. Son lien montre où en est ton cadeau, redonne le lien à envoyer, et te permet d’annuler le cadeau.',
  },
  claimed: {
    subject: (product) => `Accepté : ${product}`,
    heading: 'Ton cadeau a été accepté',
    text: (product) => `Une adresse a été donnée pour ${product}. Seule la boutique peut la voir.`,
    paymentUsed: 'Ton paiement est allé à la boutique. Tu n’as plus rien à faire.',
    groupSubject: (claimed, count, product) => `${claimed} sur ${count} acceptés : ${product}`,
    groupHeading: (claimed, count) => `${claimed} sur ${count} ont été acceptés`,
    groupText: (product) => `Des adresses ont été données pour ${product}. Seule la boutique peut les voir.`,
    groupRemaining: (left, moment, amount) => n(left, {
      one: `Il en reste un, à accepter jusqu’au ${moment}. Si personne ne l’accepte, ${amount} te sont remboursés automatiquement.`,
      other: `Il en reste #, à accepter jusqu’au ${moment}. Si personne ne les accepte, ${amount} te sont remboursés automatiquement.`,
    }),
    groupPaymentUsed: 'Ton paiement est allé à la boutique. Tu n’as plus rien à faire.',
  },
  reminder: {
    subject: (product) => `Attend encore : ${product}`,
    heading: 'Ton cadeau attend encore',
    groupHeading: (left, count) => n(left, {one: `Un sur ${count} attend encore`, other: `# sur ${count} attendent encore`}),
    claimableUntil: (moment) => `Personne ne l’a encore accepté. C’est possible jusqu’au ${moment}.`,
    refundAfterwards: (amount) => `Ensuite, ${amount} te sont rendus automatiquement par le moyen de paiement utilisé.`,
    releaseAfterwards: 'Ensuite, rien n’est débité : la réservation sur ta carte prend fin.',
    sendAgain: 'Le lien s’est peut-être perdu dans la conversation. Tu peux l’envoyer à nouveau.',
  },
  refunded: {
    subject: (amount, product) => `${amount} remboursés : ${product}`,
    heading: (amount) => `${amount} t’ont été remboursés`,
    reasons: {
      'paid-too-late': (product) => `Quand ton paiement est arrivé, ${product} ne pouvait plus être offert.`,
      expired: (product) => `Personne n’a accepté ${product} à temps.`,
      declined: (product) => `${product} a été gentiment refusé.`,
      cancelled: (product) => `Tu as annulé ${product}.`,
      unavailable: (product) => `${product} a été accepté, mais la boutique ne peut pas l’envoyer.`,
    },
    destination: 'L’argent est reparti par le moyen de paiement utilisé. Ta banque peut mettre quelques jours à l’afficher.',
    partOfTotal: (amount, total) => `Soit ${amount} sur les ${total} que tu as payés.`,
  },
  holdReleased: {
    subject: (product) => `Rien de débité : ${product}`,
    heading: 'Rien n’a été débité',
    reasons: {
      'hold-lapsed': (product) => `La réservation sur ta carte a pris fin, alors ${product} ne peut plus être accepté.`,
      'capture-failed': (product) => `${product} a été accepté, mais ta banque n’a pas débloqué l’argent. Nous avons dit à la personne que la boutique ne peut pas l’envoyer.`,
    },
    text: (amount) => `${amount} étaient seulement réservés. Ta banque affichera peut-être la réservation quelques jours encore.`,
  },
  stopped: {
    subject: (product) => `Ton cadeau est terminé : ${product}`,
    heading: 'Ton cadeau est terminé',
    text: 'Ta banque nous a signalé une question sur ce paiement, alors le cadeau ne peut plus être accepté. De l’autre côté, on voit seulement qu’il n’est plus disponible. Si tu n’en sais rien, demande à ta banque.',
  },
  linkReplaced: {
    subject: (product) => `Nouveau lien : ${product}`,
    heading: 'Ton cadeau a un nouveau lien',
    text: 'Tous ses anciens liens ont cessé de fonctionner. Ton paiement reste avec le cadeau.',
    ifNotYou: 'Si c’était toi, tout va bien. Sinon, ouvre ton cadeau et annule-le : l’argent t’est rendu par le moyen de paiement utilisé.',
    ifNotYouNoCancel: 'Si c’était toi, tout va bien. Sinon, ouvre ton cadeau et prends un nouveau lien : l’autre cessera alors de fonctionner.',
    alreadyAccepted: 'Tous ses anciens liens ont cessé de fonctionner. Depuis, le cadeau a été accepté.',
    ifNotYouAccepted: 'Si tu as remplacé le lien, tout va bien. Sinon, préviens la boutique tout de suite : si elle peut encore arrêter l’envoi, l’argent t’est rendu par le moyen de paiement utilisé.',
  },
  passcodeChanged: {
    subject: (product) => `Nouveau mot de passe : ${product}`,
    heading: 'Ton cadeau a un nouveau mot de passe',
    text: 'L’ancien mot de passe ne fonctionne plus. Transmets le nouveau.',
    alreadyAccepted: 'L’ancien mot de passe ne fonctionne plus. Depuis, le cadeau a été accepté.',
    ifNotYouAccepted: 'Si tu as changé le mot de passe, tout va bien. Sinon, préviens la boutique tout de suite : si elle peut encore arrêter l’envoi, l’argent t’est rendu par le moyen de paiement utilisé.',
  },
  passcodeBlocked: {
    subject: (product) => `Trop de mots de passe erronés : ${product}`,
    heading: 'Ton cadeau n’accepte plus de mot de passe pour le moment',
    text: 'Quelqu’un qui a le lien a essayé beaucoup de mots de passe erronés. Pour protéger ton cadeau, personne ne peut plus en saisir, pas même la personne à qui tu l’offres.',
    whatToDo: 'Ouvre ton cadeau pour prendre un nouveau lien, si l’ancien est peut-être arrivé chez quelqu’un d’autre, ou pour choisir un nouveau mot de passe. Puis préviens la personne.',
  },
};
