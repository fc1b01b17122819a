/** The ways to a friend beside copying: messengers, and a picture that carries the link. */
export const shareTargets = {
  whatsapp: 'WhatsApp',
  telegram: 'Telegram',
  line: 'LINE',
  sms: 'Message',
  mail: 'Mail',
  wechat: 'WeChat',
  wechatQrCodeLabel: 'QR code to scan with WeChat',
  wechatHint: 'WeChat takes no links from web pages. Scan this with WeChat and pass the page on from its menu without opening the box, or let your friend scan it.',
  picture: 'Picture',
  print: 'Print',
  printNow: 'Print the card',
  printHint: 'One card of 10.5 × 14 cm, with a line to cut along. Whoever scans it can accept the gift.',
  posterLabel: 'Picture of your gift, with its note and a QR code that opens it',
  giftFrom: (name: string) => `A gift from ${name}`,
  giftsFrom: (name: string, count: number) => `${count} gifts from ${name}`,
  scanHint: 'Point your camera here to open it',
  scanAndAskHint: (name: string) => `Point your camera here to open it, and ask ${name} for the passcode`,
  drawingPoster: 'Drawing the picture',
  savePoster: 'Save the picture',
  sharePoster: 'Share the picture',
  posterHint: 'Whoever scans it can accept the gift, so show it only where your friend will look first.',
  posterFailed: 'This browser couldn’t draw the picture. The link and the QR code work as well.',
};

export type ShareTargetStrings = typeof shareTargets;
