/** Where no single gift is followed: the list of those that were sent, and links that lead to none. */
import {html, nothing} from 'lit';
import type {ElsewhereWords} from '../../../words/en/elsewhere.ts';
import type {WordsIn} from '../../shared/speaking.ts';
import {scene} from '../status-screen.ts';
import type {Screen, StatusView} from '../status-view.ts';
import type {Words} from '../words.ts';
import {sentList} from './sent-list.ts';

export {styles} from './elsewhere.styles.ts';

export type Elsewhere = Exclude<Screen, 'gift' | 'loading' | 'down'>;

export const wordsIn: WordsIn<ElsewhereWords> = {
  en: async () => (await import('../../../words/en/elsewhere.ts')).elsewhere,
  'zh-Hans': async () => (await import('../../../words/zh-hans/elsewhere.ts')).elsewhere,
};

export function draw(view: StatusView, screen: Elsewhere, said: ElsewhereWords, words: Words) {
  switch (screen) {
    case 'choose': return sentList(view, said, words);
    case 'none': return scene(view, 'empty', said.none, said.noneText);
    case 'cut': return scene(view, 'lost', said.cut, said.cutText);
    case 'foreign': return scene(view, 'sealed', said.foreign, said.foreignText);
    case 'unknown': return scene(view, 'lost', said.unknown, said.unknownText, view.host.manageToken ? nothing
      : html`<button class="press second" part="press-second" type="button" @click=${() => view.forget()}>${said.forget}</button>`);
  }
}
