import type {OptionStrings} from '../en/options.ts';

export const options: OptionStrings = {
  secret: 'サプライズにする',
  secretDescription: '開けるまで、リンクにもプレビューにも中身は表示されません。',
  passcode: '合言葉',
  passcodePlaceholder: 'なし',
  passcodeDescription: 'リンクとは別に伝えてください。何度か間違えると、しばらく入力できなくなります。',
  passcodeWeak: '推測されやすい合言葉です。「おまかせで作る」で、より安全なものになります。',
  suggestPasscode: 'おまかせで作る',
  passcodeTooLong: (most) => `${most}文字以内で入力してください。`,
  passcodeForbidden: '合言葉に使えない文字が含まれています。',
  opensAt: '開けられる日時',
  timeZone: 'お友だちのタイムゾーン',
  commonTimeZones: 'よく使う',
  timeZoneAreas: {
    Africa: 'アフリカ', America: 'アメリカ', Asia: 'アジア', Atlantic: '大西洋', Australia: 'オーストラリア', Europe: 'ヨーロッパ',
    Indian: 'インド洋', Pacific: '太平洋',
  },
  timeZoneCities: {
    'Asia/Tokyo': '東京', 'Asia/Seoul': 'ソウル', 'Asia/Taipei': '台北', 'Asia/Shanghai': '北京・上海', 'Asia/Hong_Kong': '香港',
    'Asia/Singapore': 'シンガポール', 'Asia/Bangkok': 'バンコク', 'Asia/Manila': 'マニラ', 'Asia/Jakarta': 'ジャカルタ', 'Asia/Dubai': 'ドバイ',
    'Europe/London': 'ロンドン', 'Europe/Paris': 'パリ', 'Europe/Berlin': 'ベルリン', 'Europe/Rome': 'ローマ', 'Europe/Madrid': 'マドリード',
    'America/New_York': 'ニューヨーク', 'America/Toronto': 'トロント', 'America/Chicago': 'シカゴ', 'America/Los_Angeles': 'ロサンゼルス',
    'America/Vancouver': 'バンクーバー', 'America/Sao_Paulo': 'サンパウロ', 'Pacific/Honolulu': 'ホノルル', 'Australia/Sydney': 'シドニー',
    'Australia/Melbourne': 'メルボルン', 'Pacific/Auckland': 'オークランド',
  },
  scheduleSummary: (moment, window, own) =>
    `お友だちの時間で${moment}から開けられます${own ? `（こちらの時間では${own}）` : ''}。受け取れるのは、そこから${window}以内です。`,
  dateInPast: '向こうではもう過ぎています。もっとあとの日時を選んでください。',
  dateTooFar: (days) => `先の日付すぎます。${days}日以内で選んでください。`,
  dateIncomplete: '日付と時刻を選んでください。',
  removeDate: '日時指定をやめる',
};
