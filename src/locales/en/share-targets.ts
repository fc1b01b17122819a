/** Messengers, and the picture of a gift with its QR code. */
export const shareTargets = {
  whatsapp: 'WhatsApp',
  telegram: 'Telegram',
  line: 'LINE',
  sms: 'Message',
  email: 'Email',
  wechat: 'WeChat',
  wechatQrCodeLabel: 'QR code to scan with WeChat',
  wechatHint: 'Web pages can’t share to WeChat directly. Scan this with WeChat and forward the page from its menu without opening the gift, or ask your friend to scan it.',
  picture: 'Picture',
  print: 'Print',
  printNow: 'Print the card',
  printHint: 'One card, 10.5 × 14 cm, with a line to cut along. Anyone who scans it can accept the gift.',
  posterLabel: 'Picture of your gift, with its note and a QR code that opens it',
  giftFrom: (name: string) => `A gift from ${name}`,
  giftsFrom: (name: string, count: number) => `${count} gifts from ${name}`,
  scanHint: 'Point your camera here to open it',
  scanAndAskHint: (name: string) => `Point your camera here to open it, and ask ${name} for the passcode`,
  drawingPoster: 'Creating the picture',
  savePoster: 'Save the picture',
  sharePoster: 'Share the picture',
  posterHint: 'Anyone who scans it can accept the gift, so share it only where your friend sees it first.',
  posterFailed: 'Your browser couldn’t create the picture. You can use the link or the QR code instead.',
};

export type ShareTargetStrings = typeof shareTargets;
