/** Screens for a product that can't be given, and for a backend that can't be reached. */
import {html} from 'lit';
import {sayProblem} from '../../../words/say.ts';
import type {View} from './gift-panel.ts';

export const troubleScreen = ({making, words, theme}: View) => html`
  <div class="scroll scene">
    <gift-box state="lost" theme=${theme}></gift-box>
    <h2 id="heading" tabindex="-1">${words.didntWork}</h2>
    <p role="alert">${sayProblem(making.error?.code ?? 'other', words.common)}</p>
  </div>
  <div class="foot"><button class="press wide" part="press" type="button" @click=${() => making.begin()}>${words.common.tryAgain}</button></div>`;

export const refusedScreen = ({making, words, theme, close}: View) => html`
  <div class="scroll scene">
    <gift-box state="empty" theme=${theme}></gift-box>
    <h2 id="heading" tabindex="-1">${words.cantBeGiven}</h2>
    <p>${words.reasons[making.product?.reason ?? 'unknown']}</p>
  </div>
  <div class="foot"><button class="press wide second" part="press" type="button" @click=${close}>${words.common.close}</button></div>`;
