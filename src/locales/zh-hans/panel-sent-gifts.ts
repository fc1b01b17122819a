import type {PanelSentGiftsStrings} from '../en/panel-sent-gifts.ts';

export const panelSentGifts: PanelSentGiftsStrings = {
  text: '这些礼物只保存在这个浏览器里，使用它的人都能查看和撤回。',
  sentOn: (day) => `${day}`,
  remove: '从此浏览器移除',
  removeOf: (title, day) => `从此浏览器移除：${title}，${day}`,
  removeText: '礼物照常有效，钱也不受影响，但你在这里就不能再查看或撤回它了。',
  removeYes: '移除',
  keep: '保留',
  removed: '已从此浏览器移除。',
  none: '这里没有礼物了。',
  all: '全部礼物',
};
