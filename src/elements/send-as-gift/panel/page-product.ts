/** The product that a button is for: the one that it names, or the one that the page shows. */
import type {GiftClient} from '../../../client/gift-client.ts';
import {GiftError} from '../../../client/gift-error.ts';
import {loadPart} from '../../../client/load-part.ts';
import type {GiftButton} from '../button.ts';
import {getProduct} from './catalog-cache.ts';

export interface PageProduct {
  /** Its `ref` in the catalog. */
  readonly ref: string;
  /** The `ref` of the variant that was found on the page. */
  readonly variant?: string;
}

/** The product of a button that names its `ref`. Undefined if the backend has to be asked. */
export const namedProduct = ({product}: GiftButton): PageProduct | undefined => (product && /^[\w.~-]+$/.test(product) ? {ref: product} : undefined);

/** Asks the backend for the product that the page shows, or that the button names by identifiers. Throws `GiftError`. */
export async function findPageProduct(button: GiftButton, client: GiftClient): Promise<PageProduct> {
  const named = namedProduct(button);
  if (named) return named;
  const {identifiers, namesVariant} = button.product ? {identifiers: button.product, namesVariant: true}
    : (await loadPart(import('../../../detect/index.ts'))).detectProduct(button);
  if (!identifiers) throw new GiftError('not-found', 'The page has no markup of a product, and no address.', {status: 404});
  const {ref, variant} = await getProduct(client, identifiers);
  return {ref, ...(namesVariant && variant !== undefined && {variant})};
}
