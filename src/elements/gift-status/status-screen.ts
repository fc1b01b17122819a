/** Which of its screens `<gift-status>` shows. */
import {html, nothing, type TemplateResult} from 'lit';
import type {BoxState} from '../gift-box/drawing.ts';
import {giftScreen} from './gift-screen.ts';
import type {StatusView} from './status-view.ts';
import type {Words} from './words.ts';

export function statusScreen(view: StatusView) {
  const words = view.speaking.words;
  if (!words) return nothing;
  return html`<div class="view" aria-busy=${view.busy || view.screen === 'loading' ? 'true' : nothing}>${screen(view, words)}</div>
    <p class=${view.saidAt === 'end' ? 'done' : 'hidden'} role="status">${view.said}</p>`;
}

function screen(view: StatusView, words: Words) {
  switch (view.screen) {
    case 'gift': return giftScreen(view, words);
    case 'loading': return html`<p class="wait quiet">${words.common.loading}…</p>`;
    // Drawn without asking for anything: there may be no connection.
    case 'down': return scene(view, 'waiting', words.down, words.downText,
      html`<button class="press" part="press" type="button" @click=${() => view.follow(view.manageToken)}>${words.common.tryAgain}</button>`);
    default: {
      const {module, words: said} = view.elsewhere.ready ?? {};
      return module ? module.draw(view, view.screen, said!, words) : html`<p class="wait quiet">${words.common.loading}…</p>`;
    }
  }
}

export const scene = ({host}: StatusView, box: BoxState, heading: string, text: string, press: TemplateResult | typeof nothing = nothing) => html`
  <div class="scene">
    ${host.compact ? nothing : html`<gift-box state=${box} theme=${host.theme ?? nothing}></gift-box>`}
    <h2 part="heading" tabindex="-1">${heading}</h2>
    <p class="quiet">${text}</p>
    ${press}
  </div>`;
