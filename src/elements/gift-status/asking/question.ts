/** Replacing the link, giving more time, taking it back: what exactly would happen, and a yes that only a human press can give. */
import {html, nothing} from 'lit';
import type {GiftClient} from '../../../client/gift-client.ts';
import type {Gift} from '../../../protocol/gift.ts';
import type {AskingWords} from '../../../words/en/asking.ts';
import {sayMoney} from '../../../words/say.ts';
import {sayMoment} from '../../../words/say-time.ts';
import {extendedUntil} from './extended-until.ts';
import {free, isSeveral, taken} from '../reading.ts';
import type {Asking, StatusView} from '../status-view.ts';

type Asked = Exclude<Asking, 'note'>;

interface Question {
  says: string[];
  yes: string;
  /** A press that takes something away. */
  grave?: boolean;
  act(client: GiftClient, manageToken: string): Promise<Gift>;
  done(now: Gift): string;
}

export function question(view: StatusView, asking: Asked, said: AskingWords) {
  const {says, yes, grave, act, done} = questions[asking](view, said);
  const press = (event: Event) => {
    if (!event.isTrusted) return;
    void view.do(act, done).then((did) => { if (did && asking === 'link') view.showShare(); });
  };
  return html`
  <div class="question" role="group" aria-labelledby="says" tabindex="-1" data-asked>
    <div id="says">${says.map((sentence) => html`<p>${sentence}</p>`)}</div>
    <div class="row">
      <button class="press ${grave ? 'danger' : ''}" part="press" type="button" data-yes aria-disabled=${view.busy ? 'true' : nothing} @click=${press}>${yes}</button>
      <button class="press second" part="press-second" type="button" data-no @click=${() => view.ask(undefined)}>${said.no}</button>
    </div>
  </div>`;
}

const questions: Record<Asked, (view: StatusView, said: AskingWords) => Question> = {
  link: (_, said) => ({
    says: [said.newLinkText], yes: said.newLinkYes, grave: true,
    act: (client, token) => client.replaceLink(token), done: () => said.newLinkDone,
  }),
  extend: ({gift, speaking: {language}}, said) => {
    const until = sayMoment(extendedUntil(gift!), language);
    return {
      says: [isSeveral(gift!) ? said.extendSome(free(gift!), until) : said.extendText(until)], yes: said.extendYes,
      act: (client, token) => client.extend(token), done: ({claimDeadline}) => said.extended(sayMoment(claimDeadline!, language)),
    };
  },
  cancel: ({gift, speaking: {language}}, said) => ({
    says: comesBack(gift!, said, language), yes: said.cancelYes, grave: true,
    act: (client, token) => client.cancel(token), done: () => said.cancelled,
  }),
};

/** Exactly what comes back: the price of what nobody has accepted. What is only held was never charged; it is held for no group. */
function comesBack(gift: Gift, said: AskingWords, language: string): string[] {
  if (gift.state === 'draft') return [said.cancelDraft];
  const {unitPrice, policy} = gift;
  const count = free(gift);
  const kept = taken(gift);
  const amount = sayMoney({...unitPrice, amount: unitPrice.amount * count}, language);
  if (policy.payment === 'hold' && !isSeveral(gift)) return [said.cancelHeld(amount), said.cancelHeldWhen];
  return [
    isSeveral(gift) ? said.cancelSome(amount, count, sayMoney(unitPrice, language)) : said.cancelText(amount),
    ...(kept ? [said.cancelKept(kept)] : []),
    said.cancelWhen,
  ];
}
