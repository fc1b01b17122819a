/** Handing the link on, from the panel and from the sender's view. */
export const share = {
  link: 'The link for your friend',
  share: 'Share the link',
  copy: 'Copy the link',
  copied: 'Copied',
  selectAndCopy: 'Your browser doesn’t let this page copy. The link is selected: copy it by hand.',
  showCode: 'Show as a QR code',
  hideCode: 'Hide the QR code',
  code: 'QR code of the gift’s link',
  codeHint: 'Let your friend point their camera at this.',
  moreWays: 'More ways to send it',
  message: (name: string) => `${name} has a gift for you`,
  messageToAll: (name: string, count: number) => `${name} has ${count} gifts for you all`,
  askForPasscode: (name: string) => `Ask ${name} for the passcode.`,
};

export type ShareWords = typeof share;
