import {html, nothing} from 'lit';
import type {StatusHost} from '../status-host.ts';
import type {StatusState} from '../status-state.ts';
import {renderGift} from './gift-template.ts';
import {renderNotice} from './notice-template.ts';

/** What `<gift-status>` shows in each state, and its live region. */
export function renderStatus(state: StatusState, host: StatusHost) {
  const {message: {text, placement}, locale: {tag, dir}} = host;
  return html`<div class="view" lang=${tag} dir=${dir} aria-busy=${isBusy(state) ? 'true' : nothing}>${renderState(state, host)}</div>
    <p class=${placement === 'end' ? 'done' : 'visually-hidden'} role="status" lang=${tag} dir=${dir}>${text}</p>`;
}

/** A request that the user waits for is in flight. */
export const isBusy = (state: StatusState) => state.kind === 'loading' || (state.kind === 'gift' && state.isBusy);

function renderState(state: StatusState, host: StatusHost) {
  const {strings} = host;
  switch (state.kind) {
    case 'gift': return renderGift(state, host);
    case 'loading': return renderLoading(host);
    // Without a lazily loaded module: there may be no connection to load it.
    case 'unreachable': return renderNotice(host, 'waiting', strings.unreachableTitle, strings.unreachableText,
      html`<button class="button" part="button" type="button" @click=${() => host.retry()}>${strings.common.tryAgain}</button>`);
    default: {
      const {loaded} = host.sentGifts;
      return loaded ? loaded.module.renderSentGifts(state, host, loaded.strings) : renderLoading(host);
    }
  }
}

const renderLoading = ({strings}: StatusHost) => html`<p class="wait quiet">${strings.common.loading}…</p>`;
