import {html, nothing} from 'lit';
import type {ConfirmStrings} from '../../../locales/en/confirm.ts';
import {formatMoney} from '../../../locales/format.ts';
import {formatDateTime} from '../../../locales/format-time.ts';
import type {Gift} from '../../../protocol/gift.ts';
import {acceptedCount, availableCount, isGroup} from '../gift-summary.ts';
import type {GiftAction, StatusHost} from '../status-host.ts';
import type {ConfirmAction, FollowedGift} from '../status-state.ts';

type ConfirmableAction = Exclude<ConfirmAction, 'note' | 'passcode'>;

interface Confirm {
  /** What exactly will happen. */
  sentences: string[];
  confirmLabel: string;
  /** It takes something away that the sender cannot get back. */
  isDestructive?: boolean;
  perform: GiftAction;
  doneMessage(updated: Gift): string;
}

/** Says what an action will do, and performs it. Only a trusted click confirms: a script of the page must not move money. */
export function renderConfirm({gift, isBusy}: FollowedGift, host: StatusHost, strings: ConfirmStrings) {
  const action = host.openAction as ConfirmableAction;
  const {sentences, confirmLabel, isDestructive, perform, doneMessage} = confirms[action](gift, strings, host.language);
  const onConfirm = async ({isTrusted}: Event) => {
    if (isTrusted && await host.perform(perform, doneMessage) && action === 'link') host.showShare();
  };
  return html`
  <div class="question" role="group" aria-labelledby="says" tabindex="-1" data-confirm>
    <div id="says">${sentences.map((sentence) => html`<p>${sentence}</p>`)}</div>
    <div class="row">
      <button class="button ${isDestructive ? 'danger' : ''}" part="button" type="button" data-confirm-button aria-disabled=${isBusy ? 'true' : nothing}
        @click=${onConfirm}>${confirmLabel}</button>
      <button class="button secondary" part="secondary-button" type="button" data-dismiss-button @click=${() => host.openConfirm()}>${strings.dismiss}</button>
    </div>
  </div>`;
}

const confirms: Record<ConfirmableAction, (gift: Gift, strings: ConfirmStrings, language: string) => Confirm> = {
  link: (_gift, strings) => ({
    sentences: [strings.newLinkText], confirmLabel: strings.newLinkConfirm, isDestructive: true,
    perform: (client, token) => client.replaceLink(token), doneMessage: () => strings.newLinkDone,
  }),
  extend: (gift, strings, language) => {
    const until = formatDateTime(gift.extendableUntil!, language);
    return {
      sentences: [isGroup(gift) ? strings.extendGroupText(availableCount(gift), until)
        : gift.policy.payment === 'hold' ? strings.extendHoldText(until) : strings.extendText(until)],
      confirmLabel: strings.extendConfirm,
      perform: (client, token) => client.extend(token),
      doneMessage: ({claimDeadline}) => strings.extended(formatDateTime(claimDeadline!, language)),
    };
  },
  cancel: (gift, strings, language) => ({
    sentences: cancelSentences(gift, strings, language), confirmLabel: strings.cancelConfirm, isDestructive: true,
    perform: (client, token) => client.cancel(token), doneMessage: () => strings.cancelled,
  }),
};

/** What is refunded: the price of the portions that were not accepted. A hold was never charged; groups are never held. */
function cancelSentences(gift: Gift, strings: ConfirmStrings, language: string): string[] {
  if (gift.state === 'draft') return [gift.paymentPending ? strings.cancelPendingText : strings.cancelDraftText];
  const {unitPrice, policy} = gift;
  const available = availableCount(gift);
  const accepted = acceptedCount(gift);
  const amount = formatMoney({...unitPrice, amount: unitPrice.amount * available}, language);
  if (policy.payment === 'hold' && !isGroup(gift)) return [strings.cancelHoldText(amount), strings.cancelHoldTiming];
  return [
    isGroup(gift) ? strings.cancelGroupText(amount, available, formatMoney(unitPrice, language)) : strings.cancelText(amount),
    ...(accepted ? [strings.cancelAcceptedText(accepted)] : []),
    strings.cancelTiming,
  ];
}
