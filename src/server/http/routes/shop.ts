/** The public endpoints. */
import {ProductRef} from '../../../protocol/index.ts';
import {fetchProduct} from '../../context.ts';
import {ProblemError} from '../../problem.ts';
import {productView, shopView} from '../views.ts';
import type {QueryHandler} from './route.ts';

export const shop: QueryHandler<'shop'> = async ({context}) => shopView(context);

export const product: QueryHandler<'product'> = async ({context, params}) => {
  const ref = ProductRef.safeParse(params['ref']);
  if (!ref.success) throw new ProblemError('not-found');
  const found = await fetchProduct(context, ref.data);
  if (!found) throw new ProblemError('not-found', {detail: `The catalog has no product "${ref.data}". Use the ref of one of its products.`});
  return productView(found, await context.storage.read((tx) => tx.listStockCounts(found.ref)));
};
