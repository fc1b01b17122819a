import type {ShareTargetStrings} from '../en/share-targets.ts';

// The sender shares these words, so their own name has no 님, and only particles that fit every name.
export const shareTargets: ShareTargetStrings = {
  whatsapp: 'WhatsApp',
  telegram: '텔레그램',
  line: '라인',
  sms: '문자',
  email: '이메일',
  wechat: '위챗',
  wechatQrCodeLabel: '위챗으로 스캔하는 QR 코드',
  wechatHint: '웹페이지에서 위챗으로 바로 보낼 수 없어요. 위챗으로 스캔한 뒤 선물을 열지 말고 메뉴에서 전달하거나, 친구에게 스캔해 달라고 해 주세요.',
  picture: '이미지',
  print: '인쇄',
  printNow: '카드 인쇄하기',
  printHint: '10.5 × 14 cm 카드 한 장이에요. 선을 따라 잘라 주세요. 스캔하면 누구나 선물을 받을 수 있어요.',
  posterLabel: '메시지와 선물을 여는 QR 코드가 담긴 이미지',
  giftFrom: (name) => `${name}의 선물`,
  giftsFrom: (name, count) => `${name}의 선물 ${count}개`,
  scanHint: '카메라로 비추면 열 수 있어요',
  scanAndAskHint: (name) => `카메라로 비추면 열 수 있어요. 암호는 ${name}에게 물어보세요`,
  drawingPoster: '이미지를 만드는 중',
  savePoster: '이미지 저장',
  sharePoster: '이미지 공유',
  posterHint: '스캔하면 누구나 선물을 받을 수 있으니, 친구가 가장 먼저 볼 곳에만 공유해 주세요.',
  posterFailed: '브라우저에서 이미지를 만들지 못했어요. 링크나 QR 코드를 써 주세요.',
};
