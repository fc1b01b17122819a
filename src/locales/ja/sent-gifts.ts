import type {SentGiftsStrings} from '../en/sent-gifts.ts';

export const sentGifts: SentGiftsStrings = {
  listTitle: 'どのギフトですか？',
  listText: 'このブラウザから贈ったギフトです。',
  storedHere: 'このブラウザだけに保存されています。このブラウザを使う人は、確認とキャンセルができます。',
  sentOn: (day) => `${day}に贈りました`,
  unknownToShop: 'お店で見つかりません',
  remove: 'このブラウザから削除',
  removeNamed: (title) => `「${title}」をこのブラウザから削除`,
  removeText: 'ギフトに影響はありません。ただし、管理用リンクがないと、確認もキャンセルもできなくなります。',
  removeConfirm: '削除する',
  removeDismiss: '残しておく',
  removed: 'このブラウザから削除しました。',
  noneTitle: 'ここにギフトはありません',
  noneText: 'ギフトの状況を見るには、贈ったときに保存した管理用リンクを開いてください。',
  truncatedTitle: 'リンクが途中で切れています',
  truncatedText: '一部が足りません。リンク全体をコピーして、もう一度開いてください。',
  claimLinkTitle: 'これはお友だち用のリンクです',
  claimLinkText: 'ギフトを開くためのもので、状況は見られません。専用のページで開いてください。',
  unknownTitle: 'ギフトが見つかりませんでした',
  unknownText: 'リンクが間違っているか、別のお店のものかもしれません。',
};
