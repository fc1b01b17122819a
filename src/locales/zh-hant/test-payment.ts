import type {TestPaymentStrings} from '../en/test-payment.ts';

export const testPayment: TestPaymentStrings = {
  title: '測試付款',
  banner: '測試付款：',
  bannerText: '不會真的扣款，這個頁面只是代替真正的金流服務。',
  emailLabel: '接收收據的電子郵件（可不填）',
  pay: '付款',
  reserve: '預留',
  holdText: '現在只預留這筆款項：禮物被收下後才會扣款，否則不扣款。',
  payLater: '銀行轉帳（一分鐘後到帳）',
  decline: '模擬付款被拒',
  cancel: '取消並返回',
  pending: '轉帳已送出，不需要再做什麼。',
  alreadyReserved: '款項已預留，不需要再做什麼。',
  alreadyPaid: '已付款，不需要再做什麼。',
  closed: '這筆結帳已結束，無法再付款，沒有扣任何款項。',
  notFound: '找不到這筆結帳，連結可能不完整。',
  invalid: '無法辨識這個操作，沒有扣任何款項。請返回後選擇其中一個按鈕。',
  back: '返回商店',
};
