/** Which of its screens `<gift-status>` shows. */
import {html, nothing, type TemplateResult} from 'lit';
import type {BoxState} from '../../gift-box/render-box.ts';
import {renderGift} from './gift-template.ts';
import type {StatusController} from '../status-controller.ts';
import type {GiftStatusStrings} from '../status-strings.ts';

export function renderStatus(controller: StatusController) {
  const strings = controller.localize.strings;
  if (!strings) return nothing;
  return html`<div class="view" aria-busy=${controller.busy || controller.screen === 'loading' ? 'true' : nothing}>${renderScreen(controller, strings)}</div>
    <p class=${controller.messagePlacement === 'end' ? 'done' : 'visually-hidden'} role="status">${controller.message}</p>`;
}

function renderScreen(controller: StatusController, strings: GiftStatusStrings) {
  switch (controller.screen) {
    case 'gift': return renderGift(controller, strings);
    case 'loading': return html`<p class="wait quiet">${strings.common.loading}…</p>`;
    // Drawn without asking for anything: there may be no connection.
    case 'down': return emptyState(controller, 'waiting', strings.unreachableTitle, strings.unreachableText,
      html`<button class="button" part="button" type="button" @click=${() => controller.follow(controller.manageToken)}>${strings.common.tryAgain}</button>`);
    default: {
      const {module, words: sentGiftStrings} = controller.sentGiftsModule.loaded ?? {};
      return module ? module.renderEmptyState(controller, controller.screen, sentGiftStrings!, strings) : html`<p class="wait quiet">${strings.common.loading}…</p>`;
    }
  }
}

export const emptyState = ({host}: StatusController, box: BoxState, heading: string, text: string, button: TemplateResult | typeof nothing = nothing) => html`
  <div class="notice">
    ${host.compact ? nothing : html`<gift-box state=${box} theme=${host.theme ?? nothing}></gift-box>`}
    <h2 part="heading" tabindex="-1">${heading}</h2>
    <p class="quiet">${text}</p>
    ${button}
  </div>`;
