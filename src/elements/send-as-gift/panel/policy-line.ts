/** The merchant's promise, from its own data, before anybody pays; and the shop's own pages about it. */
import {html, nothing} from 'lit';
import type {Shop} from '../../../protocol/shop.ts';
import {sayWindow} from '../../../words/say-time.ts';
import type {View} from './gift-panel.ts';
import type {Words} from './words.ts';

export const policyLine = ({making, words}: View) => {
  const {terms, privacy} = making.shop!;
  return html`<p class="policy" part="policy">${promises(making.shop!, words, making.typed.group && making.portions !== 1)}${
    terms ? html` ${page(terms, words.terms)}` : nothing}${terms && privacy ? ' · ' : ' '}${privacy ? page(privacy, words.privacy) : nothing}</p>`;
};

const page = (address: string, name: string) => html`<a href=${address} target="_blank" rel="noopener">${name}</a>`;

function promises({policy}: Shop, words: Words, group: boolean): string {
  const window = sayWindow(policy.claimWindowSeconds, words.common);
  return [
    policy.afterWindow === 'refund' && (group ? words.promiseGroup(window) : words.promise(window)),
    policy.senderMayCancel === 'until-claimed' && words.mayCancel,
    policy.senderMayCancel === 'never' && words.mayNotCancel,
    policy.payment === 'hold' && words.held,
    policy.payment === 'charge' && words.charged,
    policy.shipping === 'recipient' && words.shippingByRecipient,
    policy.shipping === 'included' && words.shippingIncluded,
  ].filter(Boolean).join(words.between);
}
