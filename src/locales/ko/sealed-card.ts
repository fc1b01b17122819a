import type {SealedCardStrings} from '../en/sealed-card.ts';

/** The sender's name with 님, unless it already ends so. The fixed ending also fixes the particles that follow. */
export const nim = (name: string) => (name.endsWith('님') ? name : `${name} 님`);

export const sealedCard: SealedCardStrings = {
  giftFrom: (name) => `${nim(name)}이 보낸 선물`,
  noteFrom: (name) => `${nim(name)}의 메시지`,
  shopLabel: '가게',
  trustNotice: '결제도 로그인도 필요 없어요. 카드 번호도 절대 묻지 않아요.',
  open: '열어 보기',
  opening: '여는 중',
  timeLeft: (span, moment) => `${span} 남음 · ${moment}까지 받을 수 있어요`,
  paidOn: (day) => `${day}에 보낸 분이 이미 결제했어요`,
  thirdPartyNotice: (host, shop) => `이 페이지는 ${host} 페이지예요. ${shop}에서 운영하지 않아요.`,
  passcodeNotice: (name) => `${nim(name)}이 암호를 걸어 두었어요.`,
  portionsLeft: (left, total) => `한 사람에 하나씩, ${total}개 중 ${left}개 남았어요`,
  framedNotice: '안전을 위해 이 선물은 새 탭에서 열려요.',
  openStandalone: '새 탭에서 선물 열기',
  timeUntilOpen: (span) => `${span} 남았어요`,
  offline: '지금은 인터넷에 연결되지 않았어요. 선물은 안전하니 잠시 후 다시 시도해 주세요.',
};
