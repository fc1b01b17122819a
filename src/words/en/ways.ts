/** The ways to a friend beside copying: messengers, and a picture that carries the link. */
export const ways = {
  whatsapp: 'WhatsApp',
  telegram: 'Telegram',
  line: 'LINE',
  sms: 'Message',
  mail: 'Mail',
  wechat: 'WeChat',
  wechatCode: 'QR code to scan with WeChat',
  wechatHint: 'WeChat takes no links from web pages. Scan this with WeChat and pass the page on from its menu without opening the box, or let your friend scan it.',
};

export type WaysWords = typeof ways;
