/** The merchant's promise, from its own data, before anybody pays; and the shop's own pages about it. */
import {html, nothing} from 'lit';
import type {Shop} from '../../../../protocol/shop.ts';
import {formatExactDuration} from '../../../../locales/format-time.ts';
import type {PanelContext} from '../gift-panel.ts';
import type {Words} from '../strings.ts';

export const renderPolicySummary = ({controller, words}: PanelContext) => {
  const {terms, privacy} = controller.shop!;
  return html`<p class="policy" part="policy">${policySentences(controller.shop!, words, controller.form.isGroup && controller.portions !== 1)}${
    terms ? html` ${renderLink(terms, words.terms)}` : nothing}${terms && privacy ? ' · ' : ' '}${privacy ? renderLink(privacy, words.privacy) : nothing}</p>`;
};

const renderLink = (address: string, name: string) => html`<a href=${address} target="_blank" rel="noopener">${name}</a>`;

function policySentences({policy}: Shop, words: Words, group: boolean): string {
  const window = formatExactDuration(policy.claimWindowSeconds, words.common);
  return [
    policy.afterWindow === 'refund' && (group ? words.claimWindowGroup(window) : words.claimWindow(window)),
    policy.senderMayCancel === 'until-claimed' && words.canCancel,
    policy.senderMayCancel === 'never' && words.cannotCancel,
    policy.payment === 'hold' && words.chargedOnAccept,
    policy.payment === 'charge' && words.chargedNow,
    policy.shipping === 'recipient' && words.shippingByRecipient,
    policy.shipping === 'included' && words.shippingIncluded,
  ].filter(Boolean).join(words.sentenceSeparator);
}
