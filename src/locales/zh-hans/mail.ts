import type {MailStrings} from '../en/mail.ts';

export const mail: MailStrings = {
  manageButton: '查看我的礼物',
  warning: '这封邮件请自己留着：拿到其中链接的人可以撤回礼物。',
  footer: (shop, domain) =>
    `你在 ${shop}（${domain}）买了一份礼物，所以收到这封邮件，内容只与这份礼物有关。礼物结束 30 天后，你的邮箱地址会被删除。`,
  paid: {
    subject: (product) => `你的礼物：${product}`,
    heading: '礼物准备好了，可以送出了',
    headingScheduled: '礼物已定时',
    amountPaid: (total, product, count) => (count > 1 ? `你为 ${count} 份“${product}”支付了 ${total}。` : `你为“${product}”支付了 ${total}。`),
    opens: (moment) => `从 ${moment}起可以拆开。`,
    claimableUntil: (moment) => `朋友在 ${moment}前都可以收下。逾期没有人收下，钱会自动退回给你。`,
    eachClaimableUntil: (moment) => `朋友们在 ${moment}前都可以收下，没有被收下的部分会自动退款给你。`,
    keepThisMail: '请留好这封邮件。通过其中的链接，你可以查看礼物进展、再次取得送给朋友的链接，也可以撤回礼物。',
  },
  claimed: {
    subject: (product) => `已收下：${product}`,
    heading: '礼物已被收下',
    text: (product) => `朋友已经填好“${product}”的收货地址，地址只有商家看得到。`,
    paymentUsed: '这笔款项已用于购买这份礼物，你不需要再做什么。',
    groupSubject: (claimed, count, product) => `${count} 份中已收下 ${claimed} 份：${product}`,
    groupHeading: (claimed, count) => `${count} 份中已收下 ${claimed} 份`,
    groupText: (product) => `朋友们已经填好“${product}”的收货地址，地址只有商家看得到。`,
    groupRemaining: (left, moment, amount) => `还有 ${left} 份在 ${moment}前都可以收下。逾期没有人收下，${amount} 会自动退回给你。`,
    groupPaymentUsed: '这笔款项已用于购买这些礼物，你不需要再做什么。',
  },
  reminder: {
    subject: (product) => `还在等人收下：${product}`,
    heading: '礼物还在等人收下',
    groupHeading: (left, count) => `${count} 份中还有 ${left} 份等人收下`,
    claimableUntil: (moment) => `还没有人收下它，${moment}前都可以收下。`,
    refundAfterwards: (amount) => `过了这个时间，${amount} 会自动原路退回给你。`,
    sendAgain: '链接也许淹没在聊天里了，你可以再发一次。',
  },
  refunded: {
    subject: (amount, product) => `${amount} 已退回给你：${product}`,
    heading: (amount) => `${amount} 已退回给你`,
    reasons: {
      'paid-too-late': (product) => `收到付款时，“${product}”已经无法送出了。`,
      expired: (product) => `“${product}”逾期没有人收下。`,
      declined: (product) => `朋友心领了，没有收下“${product}”。`,
      cancelled: (product) => `你撤回了“${product}”。`,
      unavailable: (product) => `“${product}”已被收下，但商家无法发货。`,
    },
    destination: '钱已原路退回，银行可能需要几天才会显示。',
    partOfTotal: (amount, total) => `你一共支付了 ${total}，其中 ${amount} 已退回。`,
  },
  linkReplaced: {
    subject: (product) => `新链接：${product}`,
    heading: '礼物换了新链接',
    text: '之前发出的链接都已失效。付款仍为这份礼物保留。',
    ifNotYou: '如果是你换的，一切正常。如果不是，请打开礼物并撤回，钱会原路退回给你。',
    ifNotYouNoCancel: '如果是你换的，一切正常。如果不是，请打开礼物再换一个链接，那个链接就会失效。',
    alreadyAccepted: '之前发出的链接都已失效。之后，这份礼物已被收下。',
    ifNotYouAccepted: '如果链接是你换的，一切正常。如果不是，请马上联系商家：包裹若还能拦下，钱会原路退回给你。',
  },
};
