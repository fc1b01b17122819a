/** "More" and what it says while it is closed: what it holds, or what has been set in it. */
import {html, nothing} from 'lit';
import type {Feature} from '../../../../protocol/shop.ts';
import type {PanelContext} from '../gift-panel.ts';
import type {SendForm} from '../form-storage.ts';
import {isFeatureAvailable} from '../portions.ts';
import type {Shop} from '../../../../protocol/shop.ts';

const options = ['secret', 'passcode', 'schedule'] as const satisfies readonly Feature[];

const setOptions = ({secret, passcode, localTime}: SendForm): Record<(typeof options)[number], boolean> =>
  ({secret, passcode: passcode.trim() !== '', schedule: localTime !== ''});

/** Whether anything that counts has been set in it. */
export const hasOptions = (typed: SendForm, shop: Shop): boolean => options.some((option) => setOptions(typed)[option] && isFeatureAvailable(shop, option));

export const renderOptionsToggle = ({controller, words, theme, options: more}: PanelContext) => {
  const shop = controller.shop!;
  const offered = options.filter((option) => isFeatureAvailable(shop, option));
  if (!offered.length) return nothing;
  const set = offered.filter((option) => setOptions(controller.form)[option]);
  return html`<section class="options" part="options">
    <button class="toggle" type="button" aria-expanded=${more.open} @click=${more.toggle}>
      <span>${words.options}</span>
      <span class=${set.length ? 'small set' : 'small quiet'}>${(set.length ? set : offered).map((option) => words.optionNames[option]).join(' · ')}</span>
      <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M7 10l5 5 5-5"/></svg>
    </button>
    ${more.open || set.length ? html`<send-as-gift-options ?hidden=${!more.open} theme=${theme} .shop=${shop} .form=${controller.form}
      .updateForm=${(changes: Partial<SendForm>) => controller.updateForm(changes)}></send-as-gift-options>` : nothing}
  </section>`;
};
