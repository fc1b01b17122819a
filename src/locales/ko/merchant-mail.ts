import type {MerchantMailStrings} from '../en/merchant-mail.ts';

export const merchantMail: MerchantMailStrings = {
  order: {
    subject: (product, number) => `주문 ${number}: ${product}`,
    text: (product, amount) => `받는 분이 선물을 받기로 했어요: ${product}, ${amount}. 결제가 완료됐으니 발송해 주세요.`,
    open: '주문을 열어 주소 보기:',
    openByCommand: '주소를 보고 발송을 알리려면 실행하세요:',
  },
  alert: {
    subject: (count) => (count === 1 ? '확인이 필요한 선물이 있어요' : `확인이 필요한 선물이 있어요: 알림 ${count}개`),
    kinds: {
      'refund-failed': (amount) => `${amount} 환불에 실패했어요. 결제한 분에게 돌려줘야 하는 돈이에요. 다시 시도하거나, 다른 방법으로 환불한 뒤 알림을 해결로 표시해 주세요.`,
      'payment-mismatch': (amount) => `${amount} 결제됐지만 선물 가격과 달라요. 환불하고 있어요.`,
      dispute: (amount) =>
        `결제한 분이 은행에 ${amount} 결제에 대한 이의를 제기했어요. 받는 분이 선물을 받기로 했지만 아직 발송되지 않았어요. 발송할지 정하고, 결제 서비스에서 이의에 답변해 주세요.`,
      'fraud-warning': () => '카드사에서 부정 사용을 의심하고 있어요. 받는 분이 선물을 받기로 했지만 아직 발송되지 않았어요. 발송할지, 주문을 취소해 환불할지 정해 주세요.',
      'order-refused': (amount) => `결제된 주문을 쇼핑몰 시스템이 거부했어요. ${amount} 환불하고 있어요.`,
      'ledger-mismatch': () => '이 결제에 대한 결제 서비스의 기록과 선물의 기록이 달라요. 환불하거나 발송하기 전에 둘을 비교해 주세요.',
    },
    gift: (id) => `선물 ${id}`,
    byCommand: '알림을 보고 해결하려면 실행하세요:',
  },
  footer: (shop) => `${shop}의 선물하기 시스템에서 보낸 이메일이에요.`,
};
