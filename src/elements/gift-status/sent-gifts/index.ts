/** What `<gift-status>` shows without a gift to follow: the list of sent gifts, or why there is none. Loaded on demand. */
import {html, nothing} from 'lit';
import type {SentGiftsStrings} from '../../../locales/en/sent-gifts.ts';
import {sentGifts} from '../../../locales/loaders/sent-gifts.generated.ts';
import {loadStrings} from '../../shared/localize.ts';
import type {StatusHost} from '../status-host.ts';
import type {EmptyReason, StateOf} from '../status-state.ts';
import {renderNotice} from '../templates/notice-template.ts';
import {renderSentGiftsList} from './sent-gifts-list.ts';

export {styles} from './sent-gifts.styles.ts';

export const translations = loadStrings({sentGifts}, (parts) => parts.sentGifts);

export const renderSentGifts = (state: StateOf<'list' | 'empty'>, host: StatusHost, strings: SentGiftsStrings) =>
  (state.kind === 'list' ? renderSentGiftsList(state, host, strings) : renderEmpty(state.reason, host, strings));

function renderEmpty(reason: EmptyReason, host: StatusHost, strings: SentGiftsStrings) {
  switch (reason) {
    case 'none': return renderNotice(host, 'empty', strings.noneTitle, strings.noneText);
    case 'truncated': return renderNotice(host, 'not-found', strings.truncatedTitle, strings.truncatedText);
    case 'claim-link': return renderNotice(host, 'sealed', strings.claimLinkTitle, strings.claimLinkText);
    case 'unknown': return renderNotice(host, 'not-found', strings.unknownTitle, strings.unknownText, host.element.manageToken ? nothing
      : html`<button class="button secondary" part="secondary-button" type="button" @click=${() => host.removeFromBrowser()}>${strings.remove}</button>`);
  }
}
