/** Texts of the states' pages. */
import type {Language} from '../locales.ts';

const en = {
  title: 'Every state',
  intro: 'Every element in every state. Each state is a real gift in a real backend, created when you open it.',
  all: 'All states', previous: 'Previous', next: 'Next', refresh: 'Recreate',
  language: 'Language', theme: 'Theme',
  themes: {auto: 'As the system', light: 'Light', dark: 'Dark'},
  clickFirst: 'To get there, click:',
  count: (total: number) => `${total} states.`,
  setupFailed: 'This state could not be reached. Not found:',
};
type UiStrings = typeof en;

const zh: UiStrings = {
  title: '所有状态',
  intro: '每个组件的每一种状态都在这里。每一种都是一份真实的礼物，有自己的后端，第一次查看时才生成。',
  all: '所有状态', previous: '上一个', next: '下一个', refresh: '重新生成',
  language: '语言', theme: '外观',
  themes: {auto: '跟随系统', light: '浅色', dark: '深色'},
  clickFirst: '需要您亲手按下：',
  count: (total) => `共 ${total} 种。`,
  setupFailed: '没能到达这个状态。等待而没有出现的是：',
};

export const uiStrings = (lang: Language): UiStrings => (lang === 'en' ? en : zh);
