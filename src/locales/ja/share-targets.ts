import type {ShareTargetStrings} from '../en/share-targets.ts';

// The sender shares these words, so their own name has no さん.
export const shareTargets: ShareTargetStrings = {
  whatsapp: 'WhatsApp',
  telegram: 'Telegram',
  line: 'LINE',
  sms: 'メッセージ',
  email: 'メール',
  wechat: 'WeChat',
  wechatQrCodeLabel: 'WeChatで読み取るQRコード',
  wechatHint: 'WebページからWeChatへ直接は送れません。WeChatで読み取り、ギフトを開けずにメニューから転送するか、お友だちに読み取ってもらってください。',
  picture: '画像',
  print: '印刷',
  printNow: 'カードを印刷',
  printHint: '10.5 × 14 cmのカード1枚です。線に沿って切ってください。読み取った人は誰でも受け取れます。',
  posterLabel: 'メッセージと、ギフトを開くQRコードが入った画像',
  giftFrom: (name) => `${name}からのギフト`,
  giftsFrom: (name, count) => `${name}からのギフト${count}個`,
  scanHint: 'カメラを向けると開けられます',
  scanAndAskHint: (name) => `カメラを向けると開けられます。合言葉は${name}まで`,
  drawingPoster: '画像を作成しています',
  savePoster: '画像を保存',
  sharePoster: '画像を共有',
  posterHint: '読み取った人は誰でも受け取れます。お友だちが最初に見る場所にだけ共有してください。',
  posterFailed: 'お使いのブラウザでは画像を作成できませんでした。リンクかQRコードをお使いください。',
};
