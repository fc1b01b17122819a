import type {MerchantMailStrings} from '../en/merchant-mail.ts';

export const merchantMail: MerchantMailStrings = {
  order: {
    subject: (product, number) => `订单 ${number}：${product}`,
    text: (product, amount) => `有一份礼物被收下了：${product}，${amount}。款项已付，请发货。`,
    open: '打开订单，查看地址：',
    openByCommand: '查看地址并标记发货，请运行：',
  },
  alert: {
    subject: (count) => (count === 1 ? '有一份礼物需要你处理' : `有一份礼物需要你处理：${count} 条提醒`),
    kinds: {
      'refund-failed': (amount) => `${amount} 的退款失败了。这笔钱仍欠付款人：请重试，或用其他方式退还后将提醒标为已处理。`,
      'payment-mismatch': (amount) => `实付 ${amount}，与礼物的价格不符，正在退款。`,
      dispute: (amount) => `付款人向银行对 ${amount} 提出了争议，礼物已被收下但尚未发货。请决定是否发货，并在支付平台回应争议。`,
      'fraud-warning': () => '卡组织怀疑这笔付款有欺诈，礼物已被收下但尚未发货。请决定是否发货，或取消订单以退款。',
      'order-refused': (amount) => `你的店铺拒绝了一个已付款的订单，${amount} 正在退款。`,
      'ledger-mismatch': () => '支付平台对这笔付款的记录与礼物的记录不一致。退款或发货之前，请先核对两边。',
    },
    gift: (id) => `礼物 ${id}`,
    byCommand: '查看并处理提醒，请运行：',
  },
  footer: (shop) => `这封邮件由 ${shop} 的送礼服务发出。`,
};
