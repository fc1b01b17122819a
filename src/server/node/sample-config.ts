/** The sample shop that the command serves without `--config`. */
import type {ConfigInput} from './config.ts';
import type {CatalogInput} from '../shops/file/products.ts';

export const sampleConfig: ConfigInput = {
  shop: {name: 'Sample shop', domain: 'localhost', locales: ['en', 'zh-CN'], currency: 'EUR', shipsTo: ['DE', 'FR', 'GB', 'US', 'CN', 'JP']},
  allowedOrigins: ['http://localhost:4400', 'http://127.0.0.1:4400', 'http://localhost:8080', 'http://localhost:3000'],
  catalog: 'built in',
  payments: {provider: 'test'},
};

export const sampleProducts: CatalogInput = [{
  ref: 'sample',
  title: 'A sample to give away',
  description: 'A placeholder until you name your own catalog in a config file.',
  variants: [{ref: 'one', title: 'One', price: {amount: 1200, currency: 'EUR'}, stock: 1000}],
}];
