import type {ShareStrings} from '../en/share.ts';

export const share: ShareStrings = {
  link: '傳給朋友的連結',
  share: '分享連結',
  copy: '複製連結',
  copied: '已複製',
  copyManually: '瀏覽器不允許複製。連結已選取，請手動複製。',
  showQrCode: '顯示 QR Code',
  hideQrCode: '隱藏 QR Code',
  qrCodeLabel: '禮物連結的 QR Code',
  qrCodeHint: '請朋友用相機掃描。',
  moreTargets: '其他傳送方式',
  message: (name) => `${name}送你一份禮物`,
  messageToGroup: (name, count) => `${name}送大家 ${count} 份禮物`,
  askForPasscode: (name) => `拆開需要暗號，請問${name}。`,
};
