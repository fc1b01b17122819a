/** What anybody may ask. */
import {ProductRef} from '../../protocol/index.ts';
import {Refusal} from '../refusal.ts';
import {productView, shopView} from '../views.ts';
import {askShop} from '../world.ts';
import type {Look} from './route.ts';

export const shop: Look<'shop'> = async ({world}) => shopView(world);

export const product: Look<'product'> = async ({world, params}) => {
  const ref = ProductRef.safeParse(params['ref']);
  const found = ref.success ? await askShop(world, ref.data) : undefined;
  if (!found) throw new Refusal('not-found');
  return productView(found, await world.store.read((tx) => tx.holds(found.ref)));
};
