import type {TestPaymentStrings} from '../en/test-payment.ts';

export const testPayment: TestPaymentStrings = {
  title: '测试支付',
  banner: '测试支付：',
  bannerText: '不会产生真实扣款，本页面仅用于代替真实的支付平台。',
  emailLabel: '接收凭证的邮箱（可不填）',
  pay: '支付',
  reserve: '预留',
  holdText: '现在只预留这笔款项：礼物被收下后才会扣款，否则不扣款。',
  payLater: '银行转账（一分钟后到账）',
  decline: '模拟支付被拒',
  cancel: '取消并返回',
  pending: '转账已提交，无需再次操作。',
  alreadyReserved: '款项已预留，无需再次操作。',
  alreadyPaid: '已支付成功，无需再次操作。',
  closed: '该订单已结束，无法继续支付，未扣任何款项。',
  notFound: '找不到该订单，链接可能不完整。',
  invalid: '无法识别此操作，未扣任何款项。请返回后点击其中一个按钮。',
  back: '返回商店',
};
