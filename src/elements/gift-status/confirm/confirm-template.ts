/** Replacing the link, giving more time, taking it back: what exactly would happen, and a yes that only a human press can give. */
import {html, nothing} from 'lit';
import type {GiftClient} from '../../../client/gift-client.ts';
import type {Gift} from '../../../protocol/gift.ts';
import type {ConfirmStrings} from '../../../locales/en/confirm.ts';
import {formatMoney} from '../../../locales/format.ts';
import {formatDateTime} from '../../../locales/format-time.ts';
import {extendedUntil} from './extended-until.ts';
import {availableCount, isGroup, acceptedCount} from '../gift-summary.ts';
import type {ConfirmAction, StatusController} from '../status-controller.ts';

type ConfirmableAction = Exclude<ConfirmAction, 'note'>;

interface Confirm {
  sentences: string[];
  confirmLabel: string;
  /** A press that takes something away. */
  destructive?: boolean;
  perform(client: GiftClient, manageToken: string): Promise<Gift>;
  doneMessage(now: Gift): string;
}

export function renderConfirm(controller: StatusController, action: ConfirmableAction, strings: ConfirmStrings) {
  const {sentences, confirmLabel, destructive, perform, doneMessage} = confirms[action](controller, strings);
  const onConfirm = (event: Event) => {
    if (!event.isTrusted) return;
    void controller.perform(perform, doneMessage).then((succeeded) => { if (succeeded && action === 'link') controller.showShare(); });
  };
  return html`
  <div class="question" role="group" aria-labelledby="says" tabindex="-1" data-confirm>
    <div id="says">${sentences.map((sentence) => html`<p>${sentence}</p>`)}</div>
    <div class="row">
      <button class="button ${destructive ? 'danger' : ''}" part="button" type="button" data-confirm-button aria-disabled=${controller.busy ? 'true' : nothing} @click=${onConfirm}>${confirmLabel}</button>
      <button class="button secondary" part="secondary-button" type="button" data-dismiss-button @click=${() => controller.ask(undefined)}>${strings.dismiss}</button>
    </div>
  </div>`;
}

const confirms: Record<ConfirmableAction, (view: StatusController, strings: ConfirmStrings) => Confirm> = {
  link: (_, said) => ({
    sentences: [said.newLinkText], confirmLabel: said.newLinkConfirm, destructive: true,
    perform: (client, token) => client.replaceLink(token), doneMessage: () => said.newLinkDone,
  }),
  extend: ({gift, localize: {language}}, said) => {
    const until = formatDateTime(extendedUntil(gift!), language);
    return {
      sentences: [isGroup(gift!) ? said.extendGroupText(availableCount(gift!), until) : said.extendText(until)], confirmLabel: said.extendConfirm,
      perform: (client, token) => client.extend(token), doneMessage: ({claimDeadline}) => said.extended(formatDateTime(claimDeadline!, language)),
    };
  },
  cancel: ({gift, localize: {language}}, said) => ({
    sentences: refundSentences(gift!, said, language), confirmLabel: said.cancelConfirm, destructive: true,
    perform: (client, token) => client.cancel(token), doneMessage: () => said.cancelled,
  }),
};

/** Exactly what comes back: the price of what nobody has accepted. What is only held was never charged; it is held for no group. */
function refundSentences(gift: Gift, strings: ConfirmStrings, language: string): string[] {
  if (gift.state === 'draft') return [strings.cancelDraftText];
  const {unitPrice, policy} = gift;
  const count = availableCount(gift);
  const accepted = acceptedCount(gift);
  const amount = formatMoney({...unitPrice, amount: unitPrice.amount * count}, language);
  if (policy.payment === 'hold' && !isGroup(gift)) return [strings.cancelHoldText(amount), strings.cancelHoldTiming];
  return [
    isGroup(gift) ? strings.cancelGroupText(amount, count, formatMoney(unitPrice, language)) : strings.cancelText(amount),
    ...(accepted ? [strings.cancelAcceptedText(accepted)] : []),
    strings.cancelTiming,
  ];
}
