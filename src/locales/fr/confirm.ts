import type {ConfirmStrings} from '../en/confirm.ts';
import {plural} from '../plural.ts';

const n = plural('fr');

export const confirm: ConfirmStrings = {
  dismiss: 'Finalement non',
  saveNote: 'Enregistrer le mot',
  discardNote: 'Le laisser comme avant',
  noteSaved: 'Mot enregistré',
  newPasscode: 'Nouveau mot de passe',
  suggestPasscode: 'En proposer un',
  passcodeHint: 'L’ancien ne fonctionne plus dès maintenant. Donne le nouveau séparément du lien.',
  passcodeInvalid: (max) => `${max} caractères au plus, sur une seule ligne, et aucun d’invisible.`,
  savePasscode: 'Enregistrer le mot de passe',
  discardPasscode: 'Garder l’ancien',
  passcodeChanged: (passcode) => `Le nouveau mot de passe est ${passcode}. Transmets-le : l’ancien ne fonctionne plus.`,
  newLinkText: 'L’ancien lien ne fonctionne plus dès maintenant. Toute personne qui l’a ne pourra plus ouvrir le cadeau.',
  newLinkConfirm: 'Remplacer le lien',
  newLinkDone: 'Voici le nouveau lien. L’ancien ne fonctionne plus.',
  extendText: (moment) => `Il pourrait être accepté jusqu’au ${moment}. Sinon, tu récupères ton argent.`,
  extendHoldText: (moment) => `Il pourrait être accepté jusqu’au ${moment}. Sinon, rien n’est débité.`,
  extendGroupText: (count, moment) => n(count, {
    one: `Le dernier pourrait être accepté jusqu’au ${moment}. Si personne ne l’accepte, tu récupères ton argent automatiquement.`,
    other: `Les # qui restent pourraient être acceptés jusqu’au ${moment}. Ceux que personne n’accepte te sont remboursés automatiquement.`,
  }),
  extendConfirm: 'Laisser plus de temps',
  extended: (moment) => `Il peut maintenant être accepté jusqu’au ${moment}.`,
  cancelText: (amount) => `Le lien ne fonctionnera plus, et ${amount} te seront rendus par le moyen de paiement utilisé.`,
  cancelGroupText: (amount, count, each) =>
    `Le lien ne fonctionnera plus, et ${amount} te seront rendus par le moyen de paiement utilisé : ${n(count, {
      one: 'pour celui que personne n’a accepté', other: `pour les # que personne n’a acceptés, ${each} chacun`,
    })}.`,
  cancelAcceptedText: (count) => n(count, {one: 'Celui qui a été accepté n’est pas concerné.', other: 'Les # qui ont été acceptés ne sont pas concernés.'}),
  cancelHoldText: (amount) => `Le lien ne fonctionnera plus, et ${amount} ne seront plus réservés sur ta carte. Rien n’est débité.`,
  cancelHoldTiming: 'La réservation prend fin tout de suite ; ta banque peut mettre quelques jours à l’afficher.',
  cancelTiming: 'Le remboursement part tout de suite ; ta banque peut mettre quelques jours à l’afficher.',
  cancelPendingText: 'Ton paiement est encore en route. S’il arrive ensuite, il te sera entièrement remboursé.',
  cancelDraftText: 'Tu n’as pas payé, il n’y a donc rien à rembourser. Ensuite, tu ne pourras plus le payer.',
  cancelConfirm: 'Annuler le cadeau',
  cancelled: 'Tu as annulé le cadeau.',
};
