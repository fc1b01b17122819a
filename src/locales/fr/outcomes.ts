import type {OutcomeStrings} from '../en/outcomes.ts';

const ask = (from: string | undefined, what: string) => (from ? `Demande à ${from} ${what}.` : `Demande à la personne qui l’offre ${what}.`);

export const outcomes: OutcomeStrings = {
  claimed: {
    title: 'Ce cadeau a déjà été accepté',
    text: (from) => `Quelqu’un d’autre l’a accepté avant. ${ask(from, 's’il était pour toi')}`,
    hint: 'Si c’était toi, sur un autre appareil, ouvre le lien que tu y as gardé.',
  },
  'fully-claimed': {
    title: 'Tous ces cadeaux ont été acceptés',
    text: (from) => `Chaque personne pouvait en accepter un, et il n’en reste plus. ${ask(from, 's’il y en a encore un')}`,
  },
  expired: {
    title: 'Ce cadeau a expiré',
    text: (from) => `Personne ne l’a accepté à temps : ${from ?? 'la personne qui l’offre'} récupère son argent automatiquement. Tu ne dois rien.`,
    hint: 'S’il te fait toujours envie, dis-le : il peut être envoyé à nouveau.',
  },
  cancelled: {
    title: 'Ce cadeau a été annulé',
    text: (from) => `${from ?? 'La personne qui l’offre'} l’a annulé avant qu’il soit accepté, et récupère son argent automatiquement.`,
    hint: 'Si cela t’étonne, demande : parfois, il arrive simplement par un autre chemin.',
  },
  stopped: {
    title: 'Ce cadeau n’est plus disponible',
    text: (from) => `Il a pris fin avant d’être accepté, et cela n’a rien à voir avec toi. ${ask(from, 'si tu veux en savoir plus')}`,
  },
  replaced: {
    title: 'Il y a un lien plus récent',
    text: (from) => `Ce cadeau a maintenant un autre lien, et celui-ci ne l’ouvre plus. ${ask(from, 'le nouveau')}`,
  },
  'passcode-blocked': {
    title: 'Aucun mot de passe n’est accepté pour le moment',
    text: (from) => `Trop de mots de passe erronés ont été essayés : le cadeau est bloqué pour rester en sécurité. ${ask(from, 'un nouveau lien ou un nouveau mot de passe')}`,
    hint: 'Avec un nouveau mot de passe, tu pourras réessayer ici.',
  },
  declined: {
    title: 'Cadeau refusé',
    text: (from) => `Ce cadeau a été refusé. ${from ?? 'La personne qui l’offre'} récupère son argent automatiquement.`,
    hint: 'Si tu as changé d’avis, dis-le : il peut être envoyé à nouveau.',
  },
  unpaid: {
    title: 'Presque prêt',
    text: () => 'Le paiement de ce cadeau est en cours de confirmation. Cette page s’actualise automatiquement.',
  },
  scheduled: {
    title: 'Pas encore',
    text: (from) => `${from ?? 'Quelqu’un'} a un cadeau pour toi et a choisi quand il s’ouvre. Reviens à ce moment-là, ou reste : la boîte apparaîtra ici toute seule.`,
  },
  'not-found': {
    title: 'Nous ne trouvons pas ce cadeau',
    text: () => 'Le lien est peut-être mal écrit ou vient d’une autre boutique. Redemande-le.',
  },
  truncated: {
    title: 'Ce lien est incomplet',
    text: () => 'Une messagerie en a perdu la fin, et c’est là que se trouve la clé. Redemande le lien entier.',
  },
  'no-link': {
    title: 'Pas de cadeau ici',
    text: () => 'Un cadeau vient avec son propre lien, de la part de quelqu’un qui t’aime bien. Ouvre ce lien, et la boîte apparaîtra ici.',
  },
  'manage-link': {
    title: 'C’est le lien de la personne qui offre',
    text: () => 'Il sert à suivre et à annuler le cadeau, alors garde-le pour toi. C’est le lien vers le cadeau qu’il faut envoyer.',
  },
  offline: {
    title: 'Pas de connexion',
    text: () => 'Le cadeau est en sécurité. Il apparaîtra dès que la connexion reviendra.',
  },
  unreachable: {
    title: 'La boutique est injoignable',
    text: () => 'Le cadeau est en sécurité. Réessaie dans un instant.',
  },
  'origin-not-allowed': {
    title: 'Cette page ne peut pas ouvrir de cadeaux',
    text: () => 'La boutique ne propose pas de cadeaux sur cette page. Le cadeau est en sécurité : ouvre le lien exactement comme tu l’as reçu.',
  },
  'insecure-context': {
    title: 'Cette page n’est pas sécurisée',
    text: () => 'Un cadeau ne peut s’ouvrir que sur une page dont l’adresse commence par https. Demande la bonne adresse à la boutique.',
  },
  'unknown-receipt': {
    title: 'Nous ne trouvons pas ce reçu',
    text: () => 'Le lien est peut-être incomplet ou vient d’une autre boutique. Si tu as accepté sur un autre appareil, ouvre le lien que tu y as gardé.',
  },
  erased: {
    title: 'Tes données ont été effacées',
    text: () => 'Toutes les données personnelles ont été supprimées, comme tu l’as demandé. Si le cadeau était déjà parti, il arrivera quand même ; sinon, il est remboursé automatiquement.',
    hint: 'Il n’y a plus rien à faire ici. Tu peux fermer cette page.',
  },
};
