import type {MerchantMailStrings} from '../en/merchant-mail.ts';

export const merchantMail: MerchantMailStrings = {
  order: {
    subject: (product, number) => `注文 ${number}：${product}`,
    text: (product, amount) => `ギフトの受け取りが決まりました：${product}、${amount}。お支払い済みです。発送をお願いします。`,
    open: '注文を開いて、お届け先を見る：',
    openByCommand: 'お届け先の確認と発送の報告には、次を実行してください：',
  },
  alert: {
    subject: (count) => (count === 1 ? '対応が必要なギフトがあります' : `対応が必要なギフトがあります：通知${count}件`),
    kinds: {
      'refund-failed': (amount) => `${amount}の返金に失敗しました。支払った方にお返しする必要があります。再試行するか、別の方法で返金し、この通知を解決済みにしてください。`,
      'payment-mismatch': (amount) => `${amount}が支払われましたが、ギフトの金額と異なります。返金中です。`,
      dispute: (amount) =>
        `支払った方が、${amount}について銀行に異議を申し立てました。ギフトは受け取りが決まり、まだ発送されていません。発送するかどうかを決め、決済サービスで異議に回答してください。`,
      'fraud-warning': () => 'カード会社が不正利用を疑っています。ギフトは受け取りが決まり、まだ発送されていません。発送するか、注文をキャンセルして返金するかを決めてください。',
      'order-refused': (amount) => `支払い済みの注文を、お店のシステムが受け付けませんでした。${amount}を返金中です。`,
      'ledger-mismatch': () => 'このお支払いについて、決済サービスの記録とギフトの記録が一致しません。返金や発送の前に、両方を照合してください。',
    },
    gift: (id) => `ギフト ${id}`,
    byCommand: '通知の確認と解決には、次を実行してください：',
  },
  footer: (shop) => `このメールは、${shop}のギフトシステムから送信されました。`,
};
