/** Screens for a product that can't be given, and for a backend that can't be reached. */
import {html} from 'lit';
import {errorMessage} from '../../../../locales/format.ts';
import type {PanelContext} from '../gift-panel.ts';

export const renderErrorScreen = ({controller, words, theme}: PanelContext) => html`
  <div class="scroll centered">
    <gift-box state="not-found" theme=${theme}></gift-box>
    <h2 id="heading" tabindex="-1">${words.errorTitle}</h2>
    <p role="alert">${errorMessage(controller.error?.code ?? 'other', words.common)}</p>
  </div>
  <div class="footer"><button class="button block" part="button" type="button" @click=${() => controller.start()}>${words.common.tryAgain}</button></div>`;

export const renderNotGiftableScreen = ({controller, words, theme, close}: PanelContext) => html`
  <div class="scroll centered">
    <gift-box state="empty" theme=${theme}></gift-box>
    <h2 id="heading" tabindex="-1">${words.notGiftable}</h2>
    <p>${words.unavailableReasons[controller.product?.reason ?? 'unknown']}</p>
  </div>
  <div class="footer"><button class="button block secondary" part="button" type="button" @click=${close}>${words.common.close}</button></div>`;
