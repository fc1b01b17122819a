/** "More" and what it says while it is closed: what it holds, or what has been set in it. */
import {html, nothing} from 'lit';
import type {Feature} from '../../../protocol/shop.ts';
import type {View} from './gift-panel.ts';
import type {TypedWords} from './kept-words.ts';
import {offers} from './portions.ts';
import type {Shop} from '../../../protocol/shop.ts';

const parts = ['secret', 'passcode', 'schedule'] as const satisfies readonly Feature[];

const isSet = ({secret, passcode, wall}: TypedWords): Record<(typeof parts)[number], boolean> =>
  ({secret, passcode: passcode.trim() !== '', schedule: wall !== ''});

/** Whether anything that counts has been set in it. */
export const hasMore = (typed: TypedWords, shop: Shop): boolean => parts.some((part) => isSet(typed)[part] && offers(shop, part));

export const morePress = ({making, words, theme, more}: View) => {
  const shop = making.shop!;
  const offered = parts.filter((part) => offers(shop, part));
  if (!offered.length) return nothing;
  const set = offered.filter((part) => isSet(making.typed)[part]);
  return html`<section class="more" part="more">
    <button class="opener" type="button" aria-expanded=${more.open} @click=${more.toggle}>
      <span>${words.more}</span>
      <span class=${set.length ? 'small set' : 'small quiet'}>${(set.length ? set : offered).map((part) => words.moreParts[part]).join(' · ')}</span>
      <svg class="sign" viewBox="0 0 24 24" aria-hidden="true"><path d="M7 10l5 5 5-5"/></svg>
    </button>
    ${more.open || set.length ? html`<send-as-gift-more ?hidden=${!more.open} theme=${theme} .shop=${shop} .typed=${making.typed}
      .type=${(typed: Partial<TypedWords>) => making.type(typed)}></send-as-gift-more>` : nothing}
  </section>`;
};
