import type {Product} from '../../../protocol/product.ts';
import {getClient} from '../../shared/clients.ts';
import type {GiftButton} from '../button.ts';
import {getProduct} from '../panel/catalog-cache.ts';

/** The product of the catalog, shared with the panel. */
export const loadProduct = ({client, backend, product}: GiftButton): Promise<Product> => getProduct(client ?? getClient(backend), product!);
