import type {CommonStrings} from '../en/common.ts';
import {durations} from './durations.ts';

export const common: CommonStrings = {
  close: 'Fermer',
  tryAgain: 'Réessayer',
  loading: 'Un instant',
  ...durations,
  nothingLost: ' Rien de ce que tu as écrit n’est perdu.',
  problems: {
    network: 'Il n’y a pas de connexion en ce moment.',
    timeout: 'C’est trop long.',
    unavailable: 'La boutique est injoignable pour le moment.',
    'rate-limited': 'C’était un peu rapide. Attends un instant, puis réessaie.',
    'price-mismatch': 'Le prix a changé. Voici le nouveau.',
    'item-unavailable': 'Cet article n’est plus disponible.',
    'not-giftable': 'Cet article ne peut pas être offert.',
    'not-found': 'La boutique ne trouve pas ce lien ou ce produit.',
    'origin-not-allowed': 'La boutique ne propose pas de cadeaux sur cette page.',
    'not-supported': 'La boutique ne propose pas cela.',
    'country-not-served': 'La boutique ne livre pas dans ce pays.',
    'address-undeliverable': 'Quelque chose ne va pas dans cette adresse.',
    'state-conflict': 'Quelque chose a changé entre-temps. Voici où on en est.',
    'insecure-context': 'Cette page n’est pas sécurisée : on ne peut pas envoyer de cadeau d’ici.',
    other: 'Ça n’a pas marché.',
  },
};
