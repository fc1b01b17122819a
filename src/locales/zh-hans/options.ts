import type {OptionStrings} from '../en/options.ts';

export const options: OptionStrings = {
  secret: '保留惊喜',
  secretDescription: '拆开之前，链接和预览都不会透露里面是什么。',
  passcode: '口令',
  passcodePlaceholder: '不设口令',
  passcodeDescription: '请不要和链接一起发，另外告诉对方。多次输错后需要等一会儿再试。',
  passcodeWeak: '这个口令容易被猜到，点“推荐一个”可以换成更安全的。',
  suggestPasscode: '推荐一个',
  passcodeTooLong: (most) => `最多 ${most} 个字。`,
  passcodeForbidden: '里面有口令不能用的字符。',
  opensAt: '从何时起可以拆开',
  timeZone: '对方所在时区',
  commonTimeZones: '常用',
  timeZoneAreas: {
    Africa: '非洲', America: '美洲', Asia: '亚洲', Atlantic: '大西洋', Australia: '澳大利亚', Europe: '欧洲', Indian: '印度洋', Pacific: '太平洋',
  },
  timeZoneCities: {
    'Asia/Shanghai': '北京、上海', 'Asia/Urumqi': '乌鲁木齐', 'Asia/Hong_Kong': '香港', 'Asia/Macau': '澳门', 'Asia/Taipei': '台北', 'Asia/Tokyo': '东京',
    'Asia/Seoul': '首尔', 'Asia/Singapore': '新加坡', 'Asia/Kuala_Lumpur': '吉隆坡', 'Asia/Bangkok': '曼谷', 'Asia/Jakarta': '雅加达', 'Asia/Dubai': '迪拜',
    'Europe/London': '伦敦', 'Europe/Paris': '巴黎', 'Europe/Berlin': '柏林', 'Europe/Rome': '罗马', 'Europe/Madrid': '马德里', 'Europe/Moscow': '莫斯科',
    'America/New_York': '纽约', 'America/Toronto': '多伦多', 'America/Chicago': '芝加哥', 'America/Los_Angeles': '洛杉矶', 'America/Vancouver': '温哥华',
    'America/Sao_Paulo': '圣保罗', 'Australia/Sydney': '悉尼', 'Australia/Melbourne': '墨尔本', 'Pacific/Auckland': '奥克兰',
  },
  scheduleSummary: (moment, window, own) => `对方那边 ${moment}起可以拆开${own ? `（你这边是 ${own}）` : ''}，之后有 ${window}时间收下。`,
  dateInPast: '对方那边已经过了这个时间，请选晚一些。',
  dateTooFar: (days) => `时间太远了，最多 ${days} 天后。`,
  dateIncomplete: '请选好日期和时间。',
  removeDate: '取消定时',
};
