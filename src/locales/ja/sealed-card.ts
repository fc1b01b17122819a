import type {SealedCardStrings} from '../en/sealed-card.ts';

/** The sender's name with さん, unless they signed with a form of address or as a group. */
export const san = (name: string) => (/(?:さん|さま|様|くん|君|ちゃん|先生|ママ|パパ|じいじ|ばあば|みんな|一同|チーム)$/u.test(name) ? name : `${name}さん`);

export const sealedCard: SealedCardStrings = {
  giftFrom: (name) => `${san(name)}からのギフト`,
  noteFrom: (name) => `${san(name)}からのメッセージ`,
  shopLabel: 'お店',
  trustNotice: 'お支払いもログインも必要ありません。カード番号をお聞きすることもありません。',
  open: '開ける',
  opening: '開けています',
  timeLeft: (span, moment) => `あと${span}、${moment}まで受け取れます`,
  paidOn: (day) => `${day}に贈り主がお支払い済みです`,
  thirdPartyNotice: (host, shop) => `このページは${host}のもので、${shop}のものではありません。`,
  passcodeNotice: (name) => `${san(name)}が合言葉を付けています。`,
  portionsLeft: (left, total) => `おひとり1個ずつ、${total}個のうち残り${left}個`,
  framedNotice: '安全のため、このギフトは別のタブで開きます。',
  openStandalone: '別のタブでギフトを開く',
  timeUntilOpen: (span) => `あと${span}`,
  offline: '今はオフラインです。ギフトは無事です。少ししてからお試しください。',
};
