import type {WaysWords} from '../en/ways.ts';

export const ways: WaysWords = {
  whatsapp: 'WhatsApp',
  telegram: 'Telegram',
  line: 'LINE',
  sms: '短信',
  mail: '邮件',
  wechat: '微信',
  wechatCode: '用微信扫描的二维码',
  wechatHint: '网页不能直接转发到微信。用微信扫一扫，先不要拆开，点右上角菜单转发给朋友；或请朋友直接扫码。',
};
