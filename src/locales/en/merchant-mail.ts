/** Mails to the merchant, as plain text. They contain no personal data: an address is shown only where each access is recorded. */
export const merchantMail = {
  order: {
    subject: (product: string, number: string) => `Order ${number}: ${product}`,
    text: (product: string, amount: string) => `A gift was accepted: ${product}, ${amount}. It is paid. Please send it.`,
    open: 'Open the order, with its address:',
    openByCommand: 'To see the address, and to report it as shipped, run:',
  },
  alert: {
    subject: (count: number) => (count === 1 ? 'A gift needs you' : `A gift needs you: ${count} alerts`),
    kinds: {
      'refund-failed': (amount: string) => `A refund of ${amount} failed. The payer is owed this money: try it again, or pay it another way and resolve the alert.`,
      'payment-mismatch': (amount: string) => `${amount} was paid, which is not what the gift costs. It is being refunded.`,
      dispute: (amount: string) => `The payer disputes ${amount} at their bank, and the gift has been accepted but not shipped. Decide whether to ship it, and answer the dispute at your payment provider.`,
      'fraud-warning': () => 'The card network suspects fraud, and the gift has been accepted but not shipped. Decide whether to ship it, or cancel the order to refund it.',
      'order-refused': (amount: string) => `Your shop refused an order that was paid for. ${amount} is being refunded.`,
      'ledger-mismatch': () => 'Your payment provider’s record of this payment differs from the gift’s. Compare the two before you refund or ship anything.',
    },
    gift: (id: string) => `Gift ${id}`,
    byCommand: 'To see and resolve alerts, run:',
  },
  footer: (shop: string) => `This mail was sent by the gifting backend of ${shop}.`,
};
export type MerchantMailStrings = typeof merchantMail;
