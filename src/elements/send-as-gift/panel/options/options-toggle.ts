import {html, nothing} from 'lit';
import type {Feature, Shop} from '../../../../protocol/shop.ts';
import type {FormChange, SendForm} from '../form-storage.ts';
import {isFeatureAvailable} from '../portions.ts';
import type {SendHost} from '../send-host.ts';

const options = ['secret', 'passcode', 'schedule'] as const satisfies readonly Feature[];
type Option = (typeof options)[number];

const availableOptions = (shop: Shop): readonly Option[] => options.filter((option) => isFeatureAvailable(shop, option));

/** The options that the sender has set and the shop offers. */
export function usedOptions({secret, passcode, localTime}: SendForm, shop: Shop): readonly Option[] {
  const isUsed: Record<Option, boolean> = {secret, passcode: passcode.trim() !== '', schedule: localTime !== ''};
  return availableOptions(shop).filter((option) => isUsed[option]);
}

/** Opens and closes the options. While they are closed, it says which ones are set, or which ones there are. */
export function renderOptionsToggle(shop: Shop, {send, strings, theme, toggleOptions}: SendHost) {
  const available = availableOptions(shop);
  if (!available.length) return nothing;
  const used = usedOptions(send.form.values, shop);
  return html`<section class="options" part="options">
    <button class="toggle" type="button" aria-expanded=${send.form.optionsOpen} @click=${toggleOptions}>
      <span>${strings.options}</span>
      <span class=${used.length ? 'small set' : 'small quiet'}>${(used.length ? used : available).map((option) => strings.optionNames[option]).join(' · ')}</span>
      <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M7 10l5 5 5-5"/></svg>
    </button>
    ${send.form.optionsOpen || used.length ? html`<send-as-gift-options ?hidden=${!send.form.optionsOpen} theme=${theme} .shop=${shop} .form=${send.form.values}
      .updateForm=${(change: FormChange) => send.updateForm(change)}></send-as-gift-options>` : nothing}
  </section>`;
}
