/** The public endpoints. */
import {parseIdentifiers, ProductRef} from '../../../protocol/index.ts';
import {fetchProduct, findProduct} from '../../context.ts';
import {readOffer} from '../../gifts/descriptor.ts';
import {ProblemError} from '../../problem.ts';
import {productView, shopView} from '../views.ts';
import type {QueryHandler} from './route.ts';

export const shop: QueryHandler<'shop'> = async ({context}) => shopView(context);

export const product: QueryHandler<'product'> = async ({context, params}) => {
  const ref = params['ref']!;
  const isRef = ProductRef.safeParse(ref).success;
  const identifiers = isRef ? undefined : parseIdentifiers(ref);
  if (!isRef && !identifiers) throw new ProblemError('not-found');
  const found = await (identifiers ? findProduct(context, identifiers) : fetchProduct(context, await readOffer(context, ref)));
  if (!found) {
    throw new ProblemError('not-found', {detail: identifiers
      ? 'The catalog knows none of these identifiers. Add sku, gtin or url to one of its products.'
      : `The catalog has no product "${ref}". Use the ref of one of its products.`});
  }
  return productView(found, await context.storage.read((tx) => tx.listStockCounts(found.ref)));
};
