/** Sharing the claim link, in the panel and in `<gift-status>`. */
export const share = {
  link: 'The link for your friend',
  share: 'Share the link',
  copy: 'Copy the link',
  copied: 'Copied',
  copyManually: 'Your browser blocked copying. The link is selected, so you can copy it yourself.',
  showQrCode: 'Show as a QR code',
  hideQrCode: 'Hide the QR code',
  qrCodeLabel: 'QR code with the link to the gift',
  qrCodeHint: 'Ask your friend to scan this with their camera.',
  moreTargets: 'More ways to send it',
  message: (name: string) => `${name} has a gift for you`,
  messageToGroup: (name: string, count: number) => `${name} has ${count} gifts for you all`,
  askForPasscode: (name: string) => `Ask ${name} for the passcode.`,
};

export type ShareStrings = typeof share;
