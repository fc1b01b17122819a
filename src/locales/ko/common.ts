import type {CommonStrings} from '../en/common.ts';
import {durations} from './durations.ts';

export const common: CommonStrings = {
  close: '닫기',
  tryAgain: '다시 시도',
  loading: '잠시만요',
  ...durations,
  nothingLost: ' 입력한 내용은 그대로 있어요.',
  problems: {
    network: '지금은 인터넷에 연결되지 않았어요.',
    timeout: '시간이 너무 오래 걸리고 있어요.',
    unavailable: '지금은 가게에 연결할 수 없어요.',
    'rate-limited': '조금 빨랐어요. 잠시 후 다시 시도해 주세요.',
    'price-mismatch': '가격이 바뀌었어요. 새 가격을 확인해 주세요.',
    'item-unavailable': '이 상품은 이제 품절이에요.',
    'not-giftable': '이 상품은 선물로 보낼 수 없어요.',
    'not-found': '가게에서 이 링크나 상품을 찾지 못했어요.',
    'origin-not-allowed': '이 페이지에서는 선물하기를 이용할 수 없어요.',
    'not-supported': '가게에서 지원하지 않는 기능이에요.',
    'country-not-served': '가게에서 이 나라에는 배송하지 않아요.',
    'address-undeliverable': '주소에 맞지 않는 부분이 있는 것 같아요.',
    'state-conflict': '그사이 상황이 바뀌었어요. 최신 내용이에요.',
    'insecure-context': '이 페이지는 안전하지 않아서 선물을 보낼 수 없어요.',
    other: '문제가 생겼어요.',
  },
};
