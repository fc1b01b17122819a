import type {OptionStrings} from '../en/options.ts';

export const options: OptionStrings = {
  secret: '保留驚喜',
  secretDescription: '拆開之前，連結和預覽都不會透露裡面是什麼。',
  passcode: '暗號',
  passcodePlaceholder: '不設暗號',
  passcodeDescription: '請和連結分開，另外告訴對方。輸錯幾次後，需要等一會兒再試。',
  passcodeWeak: '這個暗號容易被猜到，「推薦一個」會填入更安全的。',
  suggestPasscode: '推薦一個',
  passcodeTooLong: (most) => `最多 ${most} 個字。`,
  passcodeForbidden: '裡面有暗號不能用的字元。',
  opensAt: '從何時起可以拆開',
  timeZone: '朋友所在的時區',
  commonTimeZones: '常用',
  timeZoneAreas: {
    Africa: '非洲', America: '美洲', Asia: '亞洲', Atlantic: '大西洋', Australia: '澳洲', Europe: '歐洲', Indian: '印度洋', Pacific: '太平洋',
  },
  timeZoneCities: {
    'Asia/Taipei': '台北', 'Asia/Hong_Kong': '香港', 'Asia/Macau': '澳門', 'Asia/Shanghai': '北京、上海', 'Asia/Tokyo': '東京', 'Asia/Seoul': '首爾',
    'Asia/Singapore': '新加坡', 'Asia/Kuala_Lumpur': '吉隆坡', 'Asia/Bangkok': '曼谷', 'Asia/Jakarta': '雅加達', 'Asia/Manila': '馬尼拉',
    'Asia/Dubai': '杜拜', 'Europe/London': '倫敦', 'Europe/Paris': '巴黎', 'Europe/Berlin': '柏林', 'Europe/Rome': '羅馬', 'Europe/Madrid': '馬德里',
    'Europe/Moscow': '莫斯科', 'America/New_York': '紐約', 'America/Toronto': '多倫多', 'America/Chicago': '芝加哥',
    'America/Los_Angeles': '洛杉磯', 'America/Vancouver': '溫哥華', 'America/Sao_Paulo': '聖保羅', 'Australia/Sydney': '雪梨',
    'Australia/Melbourne': '墨爾本', 'Pacific/Auckland': '奧克蘭',
  },
  scheduleSummary: (moment, window, own) => `對方那邊 ${moment}起可以拆開${own ? `（你這邊是 ${own}）` : ''}，之後有 ${window}的時間收下。`,
  dateInPast: '對方那邊已經過了這個時間，請選晚一點。',
  dateTooFar: (days) => `時間太遠了，請選 ${days} 天以內。`,
  dateIncomplete: '請選好日期和時間。',
  removeDate: '移除日期',
};
