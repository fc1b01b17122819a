import type {OptionStrings} from '../en/options.ts';

export const options: OptionStrings = {
  secret: '깜짝 선물로 보내기',
  secretDescription: '열어 보기 전에는 링크에도 미리보기에도 무엇인지 보이지 않아요.',
  passcode: '암호',
  passcodePlaceholder: '없음',
  passcodeDescription: '링크와 따로 알려 주세요. 몇 번 틀리면 잠시 기다려야 해요.',
  passcodeWeak: '추측하기 쉬운 암호예요. “추천받기”를 누르면 더 안전한 암호를 넣어 드려요.',
  suggestPasscode: '추천받기',
  passcodeTooLong: (most) => `${most}자까지 쓸 수 있어요.`,
  passcodeForbidden: '암호에 쓸 수 없는 글자가 있어요.',
  opensAt: '이때부터 열 수 있어요',
  timeZone: '친구가 있는 곳의 시간대',
  commonTimeZones: '자주 쓰는 시간대',
  timeZoneAreas: {
    Africa: '아프리카', America: '아메리카', Asia: '아시아', Atlantic: '대서양', Australia: '오스트레일리아', Europe: '유럽',
    Indian: '인도양', Pacific: '태평양',
  },
  timeZoneCities: {
    'Asia/Seoul': '서울', 'Asia/Tokyo': '도쿄', 'Asia/Shanghai': '베이징, 상하이', 'Asia/Taipei': '타이베이', 'Asia/Hong_Kong': '홍콩',
    'Asia/Singapore': '싱가포르', 'Asia/Bangkok': '방콕', 'Asia/Manila': '마닐라', 'Asia/Jakarta': '자카르타', 'Asia/Dubai': '두바이',
    'Europe/London': '런던', 'Europe/Paris': '파리', 'Europe/Berlin': '베를린', 'Europe/Rome': '로마', 'Europe/Madrid': '마드리드',
    'America/New_York': '뉴욕', 'America/Toronto': '토론토', 'America/Chicago': '시카고', 'America/Los_Angeles': '로스앤젤레스',
    'America/Vancouver': '밴쿠버', 'America/Sao_Paulo': '상파울루', 'Pacific/Honolulu': '호놀룰루', 'Australia/Sydney': '시드니',
    'Australia/Melbourne': '멜버른', 'Pacific/Auckland': '오클랜드',
  },
  scheduleSummary: (moment, window, own) =>
    `친구는 ${moment}부터 열 수 있어요${own ? ` (내 시간으로는 ${own})` : ''}. 그때부터 ${window} 안에 받을 수 있어요.`,
  dateInPast: '그곳은 이미 지난 시간이에요. 더 나중으로 골라 주세요.',
  dateTooFar: (days) => `너무 먼 날짜예요. ${days}일 안으로 골라 주세요.`,
  dateIncomplete: '날짜와 시간을 골라 주세요.',
  removeDate: '날짜 지우기',
};
