import type {Money} from '../../../protocol/money.ts';
import type {SendForm} from './form-storage.ts';
import {isFeatureAvailable, parsePortions} from './portions.ts';
import type {Catalog} from './send-state.ts';
import {priceOf} from './variants.ts';

export interface Quote {
  /** The price of one portion, as the backend last said. Undefined while it depends on the variant and none is selected. */
  readonly price: Money | undefined;
  /** 1 for a single recipient; NaN if the entered number is out of range. */
  readonly portions: number;
  /** Undefined while the price is unknown or the number of portions is out of range. */
  readonly total: Money | undefined;
  /** The money is only reserved until the gift is accepted. A reservation does not last for a group or until a date. */
  readonly isHeld: boolean;
}

/** What the gift costs with the current form. */
export function quoteFor(form: SendForm, {product, shop}: Catalog): Quote {
  const price = priceOf(product, form.variant);
  const portions = parsePortions(form, shop);
  const isScheduled = form.instant !== '' && isFeatureAvailable(shop, 'schedule');
  return {
    price, portions, total: price && portions ? {...price, amount: price.amount * portions} : undefined,
    isHeld: shop.policy.payment === 'hold' && portions === 1 && !isScheduled,
  };
}
