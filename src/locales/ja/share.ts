import type {ShareStrings} from '../en/share.ts';

// The sender shares these words, so their own name has no さん.
export const share: ShareStrings = {
  link: 'お友だちに送るリンク',
  share: 'リンクを共有',
  copy: 'リンクをコピー',
  copied: 'コピーしました',
  copyManually: 'ブラウザがコピーを許可しませんでした。リンクを選択したので、ご自身でコピーしてください。',
  showQrCode: 'QRコードを表示',
  hideQrCode: 'QRコードを隠す',
  qrCodeLabel: 'ギフトのリンクのQRコード',
  qrCodeHint: 'お友だちにカメラで読み取ってもらってください。',
  moreTargets: 'ほかの送り方',
  message: (name) => `${name}からあなたへのギフトです`,
  messageToGroup: (name, count) => `${name}からみんなへのギフト${count}個です`,
  askForPasscode: (name) => `合言葉は${name}に聞いてください。`,
};
