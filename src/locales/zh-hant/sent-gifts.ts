import type {SentGiftsStrings} from '../en/sent-gifts.ts';

export const sentGifts: SentGiftsStrings = {
  listTitle: '哪一份禮物？',
  listText: '這些是從這個瀏覽器送出的禮物。',
  storedHere: '只儲存在這個瀏覽器裡，使用它的人都能查看和取消。',
  sentOn: (day) => `${day}送出`,
  unknownToShop: '店家找不到這份禮物',
  remove: '從這個瀏覽器移除',
  removeNamed: (title) => `從這個瀏覽器移除「${title}」`,
  removeText: '禮物不受影響。但如果沒有私人連結，就不能再查看或取消它了。',
  removeConfirm: '移除',
  removeDismiss: '先留著',
  removed: '已從這個瀏覽器移除。',
  noneTitle: '這裡沒有禮物',
  noneText: '想查看禮物進度，請打開送禮時保存的私人連結。',
  truncatedTitle: '連結不完整',
  truncatedText: '連結缺了一部分，請複製完整的連結再打開。',
  claimLinkTitle: '這是給朋友的連結',
  claimLinkText: '它用來拆禮物，不能查看進度。請在它自己的頁面打開。',
  unknownTitle: '找不到這份禮物',
  unknownText: '連結可能有誤，或屬於別的店家。',
};
