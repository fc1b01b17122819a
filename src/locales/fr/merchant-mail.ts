import type {MerchantMailStrings} from '../en/merchant-mail.ts';

export const merchantMail: MerchantMailStrings = {
  order: {
    subject: (product, number) => `Commande ${number} : ${product}`,
    text: (product, amount) => `Un cadeau a été accepté : ${product}, ${amount}. Il est payé. Merci de l’expédier.`,
    open: 'Ouvrir la commande, avec son adresse :',
    openByCommand: 'Pour voir l’adresse et signaler l’expédition, exécute :',
  },
  alert: {
    subject: (count) => (count === 1 ? 'Un cadeau a besoin de toi' : `Un cadeau a besoin de toi : ${count} alertes`),
    kinds: {
      'refund-failed': (amount) => `Un remboursement de ${amount} a échoué. Cet argent est dû : réessaie, ou rembourse-le autrement et clos l’alerte.`,
      'payment-mismatch': (amount) => `${amount} ont été payés, ce qui n’est pas le prix du cadeau. Le remboursement est en cours.`,
      dispute: (amount) => `Le paiement de ${amount} est contesté auprès de la banque, et le cadeau a été accepté mais pas expédié. Décide si tu l’expédies, et réponds à la contestation chez ton prestataire de paiement.`,
      'fraud-warning': () => 'Le réseau de cartes soupçonne une fraude, et le cadeau a été accepté mais pas expédié. Décide si tu l’expédies, ou annule la commande pour la rembourser.',
      'order-refused': (amount) => `Ta boutique a refusé une commande payée. Le remboursement de ${amount} est en cours.`,
      'ledger-mismatch': () => 'Ton prestataire de paiement et le cadeau ne disent pas la même chose de ce paiement. Compare les deux avant de rembourser ou d’expédier quoi que ce soit.',
    },
    gift: (id) => `Cadeau ${id}`,
    byCommand: 'Pour voir et clore les alertes, exécute :',
  },
  footer: (shop) => `Cet e-mail vient du serveur de cadeaux de ${shop}.`,
};
