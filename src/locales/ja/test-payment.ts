import type {TestPaymentStrings} from '../en/test-payment.ts';

export const testPayment: TestPaymentStrings = {
  title: 'テスト決済',
  banner: 'テスト決済：',
  bannerText: '実際のお金は動きません。本物の決済サービスの代わりのページです。',
  emailLabel: '控えを受け取るメールアドレス（任意）',
  pay: '支払う',
  reserve: '支払い枠を確保する',
  holdText: '今は金額を確保するだけです。ギフトが受け取られたときに請求され、受け取られなければ請求されません。',
  payLater: '銀行振込で支払う（1分後に着金）',
  decline: 'カードを拒否させる',
  cancel: 'キャンセルして戻る',
  pending: '銀行振込の手続き中です。ここですることはもうありません。',
  alreadyReserved: 'すでに金額を確保しました。ここですることはもうありません。',
  alreadyPaid: 'すでに支払い済みです。ここですることはもうありません。',
  closed: 'この決済は終了しており、もう支払えません。請求はされていません。',
  notFound: 'この決済は見つかりません。リンクが途中で切れているかもしれません。',
  invalid: 'この操作は無効です。請求はされていません。戻って、いずれかのボタンを選んでください。',
  back: 'ショップに戻る',
};
