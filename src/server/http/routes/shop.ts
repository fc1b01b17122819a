/** The public endpoints. */
import {ProductRef} from '../../../protocol/index.ts';
import {fetchProduct} from '../../context.ts';
import {ProblemError} from '../../problem.ts';
import {productView, shopView} from '../views.ts';
import type {QueryHandler} from './route.ts';

export const shop: QueryHandler<'shop'> = async ({context}) => shopView(context);

export const product: QueryHandler<'product'> = async ({context, params}) => {
  const ref = ProductRef.safeParse(params['ref']);
  const found = ref.success ? await fetchProduct(context, ref.data) : undefined;
  if (!found) throw new ProblemError('not-found');
  return productView(found, await context.storage.read((tx) => tx.listStockCounts(found.ref)));
};
