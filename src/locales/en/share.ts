/** Handing the link on, from the panel and from the sender's view. */
export const share = {
  link: 'The link for your friend',
  share: 'Share the link',
  copy: 'Copy the link',
  copied: 'Copied',
  copyManually: 'Your browser doesn’t let this page copy. The link is selected: copy it by hand.',
  showQrCode: 'Show as a QR code',
  hideQrCode: 'Hide the QR code',
  qrCodeLabel: 'QR code of the gift’s link',
  qrCodeHint: 'Let your friend point their camera at this.',
  moreTargets: 'More ways to send it',
  message: (name: string) => `${name} has a gift for you`,
  messageToGroup: (name: string, count: number) => `${name} has ${count} gifts for you all`,
  askForPasscode: (name: string) => `Ask ${name} for the passcode.`,
};

export type ShareStrings = typeof share;
