/** The test payment page. */
export const testPayment = {
  title: 'Test payment',
  banner: 'Test payment:',
  bannerText: 'no money moves. This page stands in for a real payment provider.',
  emailLabel: 'Email for the receipt (optional)',
  pay: 'Pay',
  reserve: 'Reserve',
  holdText: 'This amount is only reserved now. It’s charged when the gift is accepted, or not at all.',
  payLater: 'Pay by bank transfer, which arrives in a minute',
  decline: 'Have the card declined',
  cancel: 'Cancel and go back',
  pending: 'Your bank transfer is on its way. There is nothing more to do here.',
  alreadyReserved: 'This is already reserved. There is nothing more to do here.',
  alreadyPaid: 'This is already paid. There is nothing more to do here.',
  closed: 'This checkout has ended and can’t be paid any more. Nothing was charged.',
  notFound: 'There is no such checkout. The link may be incomplete.',
  invalid: 'This request is not valid. Nothing was charged. Go back and choose one of the buttons.',
  back: 'Back to the shop',
};

export type TestPaymentStrings = typeof testPayment;
