import type {SentGiftsStrings} from '../en/sent-gifts.ts';

export const sentGifts: SentGiftsStrings = {
  listTitle: '查看哪份礼物？',
  listText: '这些是从此浏览器送出的礼物。',
  storedHere: '这些礼物只保存在这个浏览器里，使用它的人都能查看和撤回。',
  sentOn: (day) => `${day}送出`,
  unknownToShop: '商家找不到这份礼物',
  remove: '从此浏览器移除',
  removeNamed: (title) => `从此浏览器移除“${title}”`,
  removeText: '礼物不受影响。但如果没有保存私人链接，就不能再查看或撤回它了。',
  removeConfirm: '移除',
  removeDismiss: '先留着',
  removed: '已从此浏览器移除。',
  noneTitle: '这里没有礼物',
  noneText: '想查看礼物进展，请打开送礼时保存的私人链接。',
  truncatedTitle: '链接不完整',
  truncatedText: '链接缺了一部分，请复制完整的链接再打开。',
  claimLinkTitle: '这是给收礼人的链接',
  claimLinkText: '它用来拆礼物，不能查看进展，请在它自己的页面打开。',
  unknownTitle: '找不到这份礼物',
  unknownText: '链接可能有误，或者属于别的商家。',
};
