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
  picture: '图片',
  poster: '礼物图片，带有留言和可打开礼物的二维码',
  giftFrom: (name) => `${name}送你一份礼物`,
  scan: '扫一扫，拆开礼物',
  drawing: '正在绘制图片',
  savePoster: '保存图片',
  sharePoster: '分享图片',
  posterHint: '扫码的人都可以收下这份礼物，请只发到朋友会先看到的地方。',
  noPoster: '浏览器没能绘制图片，用链接或二维码也一样。',
};
