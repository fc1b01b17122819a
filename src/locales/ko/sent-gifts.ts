import type {SentGiftsStrings} from '../en/sent-gifts.ts';

export const sentGifts: SentGiftsStrings = {
  listTitle: '어떤 선물인가요?',
  listText: '이 브라우저에서 보낸 선물이에요.',
  storedHere: '이 브라우저에만 저장되어 있어요. 이 브라우저를 쓰는 사람은 누구나 확인하고 취소할 수 있어요.',
  sentOn: (day) => `${day}에 보냄`,
  unknownToShop: '가게에서 찾지 못했어요',
  remove: '이 브라우저에서 삭제',
  removeNamed: (title) => `이 브라우저에서 “${title}” 삭제`,
  removeText: '선물은 그대로예요. 하지만 관리 링크가 없으면 더 이상 확인하거나 취소할 수 없어요.',
  removeConfirm: '삭제',
  removeDismiss: '그대로 두기',
  removed: '이 브라우저에서 삭제했어요.',
  noneTitle: '여기에는 선물이 없어요',
  noneText: '선물 상황을 보려면 보낼 때 보관한 관리 링크를 열어 주세요.',
  truncatedTitle: '링크가 잘렸어요',
  truncatedText: '일부가 빠졌어요. 전체 링크를 복사해서 다시 열어 주세요.',
  claimLinkTitle: '친구에게 보내는 링크예요',
  claimLinkText: '선물을 여는 링크라서 진행 상황은 볼 수 없어요. 따로 열어 주세요.',
  unknownTitle: '선물을 찾지 못했어요',
  unknownText: '링크가 잘못됐거나 다른 가게의 링크일 수 있어요.',
};
