import type {OutcomeStrings} from '../en/outcomes.ts';
import {nim} from './sealed-card.ts';

const sender = (from?: string) => (from ? nim(from) : '보낸 분');

export const outcomes: OutcomeStrings = {
  claimed: {
    title: '이미 누군가 받은 선물이에요',
    text: (from) => `다른 사람이 먼저 받았어요. 나에게 보낸 선물이 맞는지 ${sender(from)}에게 물어보세요.`,
    hint: '다른 기기에서 직접 받았다면, 그때 보관한 링크를 열어 주세요.',
  },
  'fully-claimed': {
    title: '선물을 모두 받아 갔어요',
    text: (from) => `한 사람에 하나씩 받는 선물인데, 남은 것이 없어요. 더 있는지 ${sender(from)}에게 물어보세요.`,
  },
  expired: {
    title: '받을 수 있는 기한이 지났어요',
    text: (from) => `기한 안에 아무도 받지 않아서 ${sender(from)}에게 자동으로 환불돼요. 내가 낼 돈은 없어요.`,
    hint: '그래도 받고 싶다면 알려 주세요. 다시 보내 줄 수 있어요.',
  },
  cancelled: {
    title: '취소된 선물이에요',
    text: (from) => `받기 전에 ${sender(from)}이 취소해서 자동으로 환불돼요.`,
    hint: '뜻밖이라면 물어보세요. 다른 방법으로 보내려는 걸 수도 있어요.',
  },
  stopped: {
    title: '더 이상 받을 수 없는 선물이에요',
    text: (from) => `받기 전에 끝난 선물이고, 나와는 상관없는 이유예요. 더 알고 싶다면 ${sender(from)}에게 물어보세요.`,
  },
  replaced: {
    title: '새 링크가 있어요',
    text: (from) => `링크가 바뀌어서 이 링크로는 열 수 없어요. 새 링크를 ${sender(from)}에게 물어보세요.`,
  },
  'passcode-blocked': {
    title: '지금은 암호를 입력할 수 없어요',
    text: (from) => `암호를 여러 번 틀려서 선물을 지키려고 잠갔어요. 새 링크나 새 암호를 ${sender(from)}에게 물어보세요.`,
    hint: '새 암호를 받으면 여기서 다시 시도할 수 있어요.',
  },
  declined: {
    title: '선물을 사양했어요',
    text: (from) => `${sender(from)}에게 자동으로 환불돼요.`,
    hint: '마음이 바뀌었다면 알려 주세요. 다시 보내 줄 수 있어요.',
  },
  unpaid: {
    title: '거의 다 됐어요',
    text: () => '이 선물의 결제를 확인하고 있어요. 이 페이지는 자동으로 업데이트돼요.',
  },
  scheduled: {
    title: '아직 열 수 없어요',
    text: (from) => `${sender(from)}이 선물을 준비하고 여는 날을 정해 두었어요. 그때 다시 오거나 여기서 기다려 주세요. 상자가 저절로 나타나요.`,
  },
  'not-found': {
    title: '선물을 찾지 못했어요',
    text: () => '링크가 잘못됐거나 다른 가게의 링크일 수 있어요. 링크를 다시 보내 달라고 해 주세요.',
  },
  truncated: {
    title: '링크가 잘렸어요',
    text: () => '채팅이나 이메일 앱에서 링크의 끝부분이 사라졌어요. 선물을 여는 열쇠가 거기에 있으니, 전체 링크를 다시 보내 달라고 해 주세요.',
  },
  'no-link': {
    title: '여기에는 선물이 없어요',
    text: () => '선물은 친구가 보낸 링크와 함께 와요. 그 링크를 열면 여기에 상자가 나타나요.',
  },
  'manage-link': {
    title: '보낸 사람의 링크예요',
    text: () => '선물을 확인하고 취소하는 링크이니 혼자만 간직해 주세요. 친구에게는 선물 링크를 보내 주세요.',
  },
  offline: {
    title: '인터넷에 연결되지 않았어요',
    text: () => '선물은 안전해요. 다시 연결되면 바로 나타나요.',
  },
  unreachable: {
    title: '가게에 연결할 수 없어요',
    text: () => '선물은 안전해요. 잠시 후 다시 시도해 주세요.',
  },
  'origin-not-allowed': {
    title: '이 페이지에서는 선물을 열 수 없어요',
    text: () => '가게에서 이 페이지의 선물을 지원하지 않아요. 선물은 안전하니, 받은 링크를 그대로 열어 주세요.',
  },
  'insecure-context': {
    title: '이 페이지는 안전하지 않아요',
    text: () => '선물은 주소가 https로 시작하는 페이지에서만 열 수 있어요. 올바른 주소를 가게에 물어보세요.',
  },
  'unknown-receipt': {
    title: '받은 선물의 기록을 찾지 못했어요',
    text: () => '링크가 잘렸거나 다른 가게의 링크일 수 있어요. 다른 기기에서 받았다면, 그때 보관한 링크를 열어 주세요.',
  },
  erased: {
    title: '내 정보를 지웠어요',
    text: () => '요청하신 대로 개인정보를 모두 지웠어요. 이미 발송된 선물은 그대로 도착하고, 발송 전이라면 보낸 분에게 자동으로 환불돼요.',
    hint: '더 할 일은 없어요. 이 페이지를 닫아도 돼요.',
  },
};
