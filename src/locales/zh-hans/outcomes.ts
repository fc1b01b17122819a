import type {OutcomeStrings} from '../en/outcomes.ts';

const ask = (from: string | undefined, what: string) => `${from ? `问问${from}` : '问问送礼的人'}，${what}。`;

export const outcomes: OutcomeStrings = {
  claimed: {
    title: '这份礼物已经有人收下了',
    text: (from) => `别人先收下了它。${ask(from, '是不是送给你的')}`,
    hint: '如果是你在别的设备上收下的，请打开当时保存的链接。',
  },
  'fully-claimed': {
    title: '礼物已经全部被收下了',
    text: (from) => `每人一份，最后一份刚刚被收下。${ask(from, '还有没有多的')}`,
  },
  expired: {
    title: '这份礼物已经过期了',
    text: (from) => `期限内没有人收下，钱会自动退给${from ?? '送礼的人'}，你不用做什么。`,
    hint: '如果还想要，跟对方说一声，可以再送一次。',
  },
  cancelled: {
    title: '这份礼物已被撤回',
    text: (from) => `${from ?? '送礼的人'}在被收下之前撤回了它，钱会自动退回。`,
    hint: '觉得意外就问一声，也许只是换个方式送。',
  },
  stopped: {
    title: '这份礼物已经不在了',
    text: (from) => `它在被收下之前就结束了，不是你的原因。${ask(from, '就能知道更多')}`,
  },
  replaced: {
    title: '链接已经换新',
    text: (from) => `这份礼物换了新链接，这一个打不开了。${ask(from, '要一下新的链接')}`,
  },
  'passcode-blocked': {
    title: '暂时不能输入口令',
    text: (from) => `口令输错太多次，为了安全，礼物先锁上了。${ask(from, '要一个新链接或新口令')}`,
    hint: '拿到新口令后，可以在这里再试一次。',
  },
  declined: {
    title: '已婉拒',
    text: (from) => `这份礼物没有被收下，钱会自动退给${from ?? '送礼的人'}。`,
    hint: '如果改变主意了，跟对方说一声，可以再送一次。',
  },
  unpaid: {
    title: '马上就好',
    text: () => '付款还在确认中，页面会自动刷新，稍等一会儿就好。',
  },
  scheduled: {
    title: '还没到时候',
    text: (from) => `${from ?? '送礼的人'}给你准备了礼物，还为它挑好了日子。到时再来，或者留在这里，盒子会自己出现。`,
  },
  'not-found': {
    title: '找不到这份礼物',
    text: () => '链接可能有误，也可能属于别的商家。请对方再发一次链接。',
  },
  truncated: {
    title: '链接不完整',
    text: () => '聊天或邮件把链接的末尾弄丢了，打开礼物的钥匙就在末尾。请对方把完整的链接再发一次。',
  },
  'no-link': {
    title: '这里还没有礼物',
    text: () => '礼物藏在朋友发来的链接里，打开那个链接，盒子就会出现。',
  },
  'manage-link': {
    title: '这是送礼人的链接',
    text: () => '它用来查看和撤回礼物，请自己留好。应该发给朋友的，是礼物链接。',
  },
  offline: {
    title: '没有网络',
    text: () => '礼物还在，网络一恢复就会自动出现。',
  },
  unreachable: {
    title: '暂时联系不上商家',
    text: () => '礼物还在，过一会儿再试。',
  },
  'origin-not-allowed': {
    title: '这个页面不能拆礼物',
    text: () => '商家没有授权这个页面。礼物还在，请直接打开收到的链接。',
  },
  'insecure-context': {
    title: '此页面不安全',
    text: () => '礼物只能在 https 开头的页面里拆开，请向商家要正确的地址。',
  },
  'unknown-receipt': {
    title: '找不到这张收礼凭证',
    text: () => '链接可能不完整，也可能属于别的商家。如果是在别的设备上收下的，请打开当时保存的链接。',
  },
  erased: {
    title: '你的信息已删除',
    text: () => '已按你的要求删除所有个人信息。礼物已经寄出的仍会送到，还没寄出的，钱会自动退回。',
    hint: '这里没有别的事要做了，可以关闭页面。',
  },
};
