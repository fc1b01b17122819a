import type {ShareStrings} from '../en/share.ts';

// The sender shares these words, so their own name has no 님, and only particles that fit every name.
export const share: ShareStrings = {
  link: '친구에게 보낼 링크',
  share: '링크 공유',
  copy: '링크 복사',
  copied: '복사했어요',
  copyManually: '브라우저에서 복사를 막았어요. 링크가 선택되어 있으니 직접 복사해 주세요.',
  showQrCode: 'QR 코드 보기',
  hideQrCode: 'QR 코드 숨기기',
  qrCodeLabel: '선물 링크가 담긴 QR 코드',
  qrCodeHint: '친구에게 카메라로 스캔해 달라고 하세요.',
  moreTargets: '다른 방법으로 보내기',
  message: (name) => `${name}의 선물이에요`,
  messageToGroup: (name, count) => `모두에게 보내는 ${name}의 선물 ${count}개예요`,
  askForPasscode: (name) => `암호는 ${name}에게 물어보세요.`,
};
