import type {TestPaymentStrings} from '../en/test-payment.ts';

export const testPayment: TestPaymentStrings = {
  title: '테스트 결제',
  banner: '테스트 결제:',
  bannerText: '실제로 돈이 나가지 않아요. 진짜 결제 서비스를 대신하는 페이지예요.',
  emailLabel: '영수증을 받을 이메일 (선택)',
  pay: '결제하기',
  reserve: '금액 예약하기',
  holdText: '지금은 금액을 예약만 해요. 선물을 받으면 청구되고, 받지 않으면 청구되지 않아요.',
  payLater: '계좌이체로 결제하기 (1분 뒤 입금)',
  decline: '카드 거절시키기',
  cancel: '취소하고 돌아가기',
  pending: '계좌이체가 진행 중이에요. 여기서 더 하실 일은 없어요.',
  alreadyReserved: '이미 예약되었어요. 여기서 더 하실 일은 없어요.',
  alreadyPaid: '이미 결제되었어요. 여기서 더 하실 일은 없어요.',
  closed: '이 결제는 종료되어 더 이상 결제할 수 없어요. 청구된 금액은 없어요.',
  notFound: '이런 결제를 찾을 수 없어요. 링크가 잘렸을 수 있어요.',
  invalid: '올바르지 않은 요청이에요. 청구된 금액은 없어요. 돌아가서 버튼을 선택해 주세요.',
  back: '상점으로 돌아가기',
};
