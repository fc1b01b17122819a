import type {PageStrings} from '../en/pages.ts';

export const pages: PageStrings = {
  claimTitle: '선물이 기다리고 있어요',
  claimDescription: '상자를 열어 무엇이 들었는지 확인해 보세요.',
  claimWithoutScript: '선물을 열려면 이 페이지에서 JavaScript를 허용하거나 다른 브라우저에서 링크를 열어 주세요.',
  previewImageAlt: '리본으로 묶은 선물 상자',
  manageTitle: '보낸 선물',
  manageDescription: '선물이 어디까지 갔는지 확인해 보세요.',
  manageWithoutScript: '선물 상태를 보려면 이 페이지에서 JavaScript를 허용하거나 다른 브라우저에서 링크를 열어 주세요.',
  notFoundTitle: '페이지를 찾을 수 없어요',
  notFoundText: '링크가 잘렸을 수 있어요. 받은 메시지에서 다시 복사해 주세요.',
  readOnlyTitle: '이 페이지는 볼 수만 있어요',
  readOnlyText: '브라우저에서 링크를 열어 주세요.',
  rootTitle: '선물하기 백엔드가 실행 중이에요',
  rootPaste: (shop) => `${shop}의 상품을 선물로 보낼 수 있게 하려면 상품 페이지에 다음 코드를 붙여 넣으세요.`,
  rootHints: 'product에 카탈로그에 있는 상품의 ref를 넣고, 페이지의 오리진을 allowedOrigins에 추가하세요.',
  rootRecipients: '선물을 찾고 있나요? 링크가 잘렸어요. 받은 메시지에서 다시 복사해 주세요.',
};
