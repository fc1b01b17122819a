import type {MerchantMailStrings} from '../en/merchant-mail.ts';

export const merchantMail: MerchantMailStrings = {
  order: {
    subject: (product, number) => `訂單 ${number}：${product}`,
    text: (product, amount) => `有一份禮物被收下了：${product}，${amount}。款項已付，請出貨。`,
    open: '打開訂單，查看地址：',
    openByCommand: '要查看地址並標記為已出貨，請執行：',
  },
  alert: {
    subject: (count) => (count === 1 ? '有一份禮物需要你處理' : `有一份禮物需要你處理：${count} 則提醒`),
    kinds: {
      'refund-failed': (amount) => `${amount} 的退款失敗了。這筆錢仍須還給付款人：請重試，或用其他方式退還後，將提醒標記為已處理。`,
      'payment-mismatch': (amount) => `實付 ${amount}，與禮物的價格不符，正在退款。`,
      dispute: (amount) => `付款人向銀行對 ${amount} 提出爭議，禮物已被收下但尚未出貨。請決定是否出貨，並在金流服務商那裡回應爭議。`,
      'fraud-warning': () => '信用卡組織懷疑這筆付款有詐欺，禮物已被收下但尚未出貨。請決定是否出貨，或取消訂單以退款。',
      'order-refused': (amount) => `你的商店拒絕了一筆已付款的訂單，${amount} 正在退款。`,
      'ledger-mismatch': () => '金流服務商對這筆付款的紀錄與禮物的紀錄不一致。退款或出貨之前，請先核對兩邊。',
    },
    gift: (id) => `禮物 ${id}`,
    byCommand: '要查看並處理提醒，請執行：',
  },
  footer: (shop) => `這封郵件由 ${shop} 的送禮服務寄出。`,
};
