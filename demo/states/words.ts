/** What the pages of the states say. */
import type {Language} from '../words.ts';

const en = {
  title: 'Every state',
  intro: 'Every element in every state it can be in. Each is a real gift in a real backend of its own, made when you first look at it.',
  all: 'All states', back: 'Before', on: 'Next', again: 'Make it anew',
  language: 'Language', theme: 'Theme', direction: 'Direction',
  themes: {auto: 'As the system', light: 'Light', dark: 'Dark'}, directions: {ltr: 'Left to right', rtl: 'Right to left'},
  pressFirst: 'A person’s own press leads there:',
  count: (many: number) => `${many} states.`,
  lost: 'This state could not be reached. What it waited for and did not find:',
};
type Words = typeof en;

const zh: Words = {
  title: '所有状态',
  intro: '每个组件的每一种状态都在这里。每一种都是一份真实的礼物，有自己的后端，第一次查看时才生成。',
  all: '所有状态', back: '上一个', on: '下一个', again: '重新生成',
  language: '语言', theme: '外观', direction: '方向',
  themes: {auto: '跟随系统', light: '浅色', dark: '深色'}, directions: {ltr: '从左到右', rtl: '从右到左'},
  pressFirst: '需要您亲手按下：',
  count: (many) => `共 ${many} 种。`,
  lost: '没能到达这个状态。等待而没有出现的是：',
};

export const stateWords = (lang: Language): Words => (lang === 'en' ? en : zh);
