import type {SealedCardStrings} from '../en/sealed-card.ts';

export const sealedCard: SealedCardStrings = {
  giftFrom: (name) => `${name}送你一份禮物`,
  noteFrom: (name) => `${name}寫給你的話`,
  shopLabel: '來自店家',
  trustNotice: '不用付款、不用登入，也不會問你的信用卡號。',
  open: '拆開',
  opening: '正在拆開',
  timeLeft: (span, moment) => `還有 ${span}，${moment}前都可以收下`,
  paidOn: (day) => `對方已付款（${day}）`,
  thirdPartyNotice: (host, shop) => `這個頁面屬於 ${host}，不是${shop}的。`,
  passcodeNotice: (name) => `${name}為它設了暗號。`,
  portionsLeft: (left, total) => `每人一份，共 ${total} 份，還剩 ${left} 份`,
  framedNotice: '為了安全，這份禮物會在新分頁中拆開。',
  openStandalone: '在新分頁打開禮物',
  timeUntilOpen: (span) => `還有 ${span}`,
  offline: '目前沒有網路。禮物還在，稍後再試。',
};
