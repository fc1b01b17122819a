import type {DraftParams} from '../../../client/drafts.ts';
import type {Feature} from '../../../protocol/shop.ts';
import type {SendForm} from './form-storage.ts';
import {isFeatureAvailable} from './portions.ts';
import {quoteFor} from './quote.ts';
import type {Catalog} from './send-state.ts';

/** The part of the request that the form decides. Options that the shop does not offer are left out. */
export function draftParams(form: SendForm, {product, shop}: Catalog): Omit<DraftParams, 'draftKey' | 'product' | 'lang' | 'returnUrl'> {
  const {variant, note, senderName, cover, secret, passcode, instant, timeZone} = form;
  const {portions, total} = quoteFor(form, {product, shop});
  const isOffered = (feature: Feature) => isFeatureAvailable(shop, feature);
  return {
    expected: total, note: note.trim(), senderName: senderName.trim(), cover,
    ...(variant && product.variants.length > 1 && {variant}),
    ...(portions > 1 && {portions}),
    ...(secret && isOffered('secret') && {secret}),
    ...(passcode.trim() && isOffered('passcode') && {passcode: passcode.trim()}),
    ...(instant && isOffered('schedule') && {sendAt: {at: instant, timeZone}}),
  };
}
