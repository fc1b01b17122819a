import type {ShareStrings} from '../en/share.ts';

export const share: ShareStrings = {
  link: '发给朋友的链接',
  share: '分享链接',
  copy: '复制链接',
  copied: '已复制',
  copyManually: '浏览器不允许自动复制。链接已选中，请手动复制。',
  showQrCode: '显示二维码',
  hideQrCode: '收起二维码',
  qrCodeLabel: '礼物链接的二维码',
  qrCodeHint: '请朋友用相机扫一扫。',
  moreTargets: '更多发送方式',
  message: (name) => `${name}送你一份礼物`,
  messageToGroup: (name, count) => `${name}送大家 ${count} 份礼物`,
  askForPasscode: (name) => `拆开需要口令，问${name}要就好。`,
};
