import type {ParticularsWords} from '../en/particulars.ts';

export const particulars: ParticularsWords = {
  toGo: (span) => `还有 ${span}`,
  opensFrom: (moment) => `${moment}起可以拆开。`,
  opensThere: (moment) => `即 ${moment}。`,
  untilThen: (window) => `链接现在就可以发出，在那之前只会显示拆开的时间。之后对方有 ${window}时间收下，逾期自动退款。`,
  secret: '惊喜礼物：拆开之前，对方看不到是什么。',
  passcode: '拆开需要你设的口令。口令不在链接里，请自己告诉朋友。',
  open: (left) => (left === 1 ? '打开链接的人可以收下最后一份。' : `打开链接的人每人可收一份，剩 ${left} 份，收完为止。`),
  waiting: (count) => `${count} 份礼物都在等约定的时间。`,
  over: '不能再收下了。已经收下的都还是礼物。',
  taken: '每一份寄到哪里，只有商家知道。',
  counts: {
    free: (count) => `待收下 ${count} 份`,
    accepted: (count) => `已收下 ${count} 份`,
    shipped: (count) => `配送中 ${count} 份`,
    delivered: (count) => `已送达 ${count} 份`,
    declined: (count) => `婉拒 ${count} 份`,
    expired: (count) => `逾期未收 ${count} 份`,
    cancelled: (count) => `已撤回 ${count} 份`,
    unavailable: (count) => `无法发货 ${count} 份`,
    unknown: (count) => `有新进展 ${count} 份`,
  },
  kinds: {
    free: '待收下', accepted: '已收下', shipped: '配送中', delivered: '已送达', declined: '已婉拒',
    expired: '逾期未收', cancelled: '已撤回', unavailable: '无法发货', unknown: '有新进展',
  },
  countsLabel: '各份进展',
  oneByOne: '逐份查看',
  portion: (from, to) => (from === to ? `第 ${from} 份` : `第 ${from}–${to} 份`),
  thanks: '对方的感谢',
  moreThanks: (count) => `还有 ${count} 条`,
};
