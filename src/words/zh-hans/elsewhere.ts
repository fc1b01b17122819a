import type {ElsewhereWords} from '../en/elsewhere.ts';

export const elsewhere: ElsewhereWords = {
  choose: '查看哪份礼物？',
  chooseText: '这些是从此浏览器送出的礼物。',
  sentOn: (day) => `送出于 ${day}`,
  gone: '商家找不到它',
  forget: '从此浏览器移除',
  forgetOne: (title) => `从此浏览器移除「${title}」`,
  forgetText: '礼物不受影响。但如果没有保存自己的链接，就不能再查看或撤回它了。',
  forgetYes: '移除',
  keepIt: '先留着',
  forgotten: '已从此浏览器移除。',
  none: '这里没有礼物',
  noneText: '想查看礼物进展，请打开送礼时为自己保存的链接。',
  cut: '链接不完整',
  cutText: '链接在途中丢了一截，请复制完整的链接再打开。',
  foreign: '这是给收礼人的链接',
  foreignText: '它用来拆礼物，不能查看进展，请在它自己的页面打开。',
  unknown: '商家找不到这份礼物',
  unknownText: '链接可能来自别的商家，或者有误。',
};
