import type {Product} from '../../../protocol/product.ts';
import {warnOnce} from '../warn-once.ts';

/** Tells the page's developer that the variant which the page names is unavailable, unless all of them are. Few pages need it. */
export function warnOfVariant({ref, variants}: Product, named: string): void {
  const available = variants.filter((variant) => variant.available).map((variant) => variant.ref).join(', ');
  const isKnown = variants.some((variant) => variant.ref === named);
  if (available) warnOnce(`variant="${named}" ${isKnown ? 'is sold out' : 'does not exist'} in product="${ref}". Name one that is available: ${available}.`);
}
