import type {SealedCardStrings} from '../en/sealed-card.ts';

export const sealedCard: SealedCardStrings = {
  giftFrom: (name) => `${name}送你一份礼物`,
  noteFrom: (name) => `${name}写给你的话`,
  shopLabel: '来自商家',
  trustNotice: '全程不用付款、不用登录，也不会问你要银行卡号。',
  open: '拆开',
  opening: '正在拆开',
  timeLeft: (span, moment) => `还剩 ${span}，${moment}前都可以收下`,
  paidOn: (day) => `对方已付款（${day}）`,
  thirdPartyNotice: (host, shop) => `这个页面属于 ${host}，不是${shop}的。`,
  passcodeNotice: (name) => `${name}为它设了口令。`,
  portionsLeft: (left, total) => `每人一份，共 ${total} 份，还剩 ${left} 份`,
  framedNotice: '为了安全，请在新标签页中拆开这份礼物。',
  openStandalone: '在新标签页中打开礼物',
  timeUntilOpen: (span) => `还有 ${span}`,
  offline: '网络暂时不通。礼物还在，稍后再试。',
};
