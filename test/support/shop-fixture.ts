/** The shop of the tests: its configuration and products. */
import type {ConfigInput} from '../../src/server/node/config.ts';
import type {CatalogInput} from '../../src/server/shops/file/products.ts';

export const createShopConfig = ({claimWindowSeconds, allowedOrigins, publicUrl}: {
  claimWindowSeconds: number; allowedOrigins: string[]; publicUrl: string;
}): ConfigInput => ({
  shop: {
    name: 'Tea & Clay', domain: 'teaandclay.example', locales: ['en', 'zh-CN'], currency: 'EUR',
    shipsTo: ['DE', 'FR', 'GB', 'US', 'CN', 'JP', 'BR'], support: 'https://teaandclay.example/help',
  },
  allowedOrigins, catalog: 'in the test', publicUrl, policy: {claimWindowSeconds}, payments: {provider: 'test'},
  limits: {
    draftsPerMinute: 100_000, draftsPerDay: 100_000, readsPerMinute: 100_000, writesPerMinute: 100_000, claimsPerMinute: 100_000,
    failedAuthPerMinute: 100_000, failedAuthPerHour: 100_000,
    // Bursts of tests are not refused on a busy machine.
    maxWaitMs: 60_000,
  },
});

const euros = (amount: number) => ({amount: amount * 100, currency: 'EUR'});

export const products: CatalogInput = [
  {
    ref: 'teapot', title: 'Kyusu teapot', description: 'A small side-handled pot, thrown by hand.', giftable: true,
    variants: [
      {ref: 'indigo', sku: 'TEAPOT-INDIGO', title: 'Indigo', price: euros(48), stock: 1_000, swatch: '#2b3a67'},
      {ref: 'sand', sku: 'TEAPOT-SAND', title: 'Sand', price: euros(48), stock: 1_000, swatch: '#d9c7a3'},
      {ref: 'moss', title: 'Moss', price: euros(48), stock: 0, swatch: '#5d6b3f'},
    ],
  },
  {
    ref: 'sampler', sku: 'SAMPLER', title: 'Tea sampler', giftable: true,
    variants: [
      {ref: 'small', sku: 'SAMPLER-5', title: 'Five teas', price: euros(19), stock: 1_000},
      {ref: 'large', sku: 'SAMPLER-12', title: 'Twelve teas', price: euros(39), stock: 1_000},
    ],
  },
  {
    ref: 'mug', title: 'Morning mug', gtin: '4006381333931', url: 'https://teaandclay.example/products/mug', giftable: true,
    variants: [{ref: 'mug', title: 'One size', price: euros(24), stock: 1_000}],
  },
  {ref: 'last-mug', title: 'The last mug', giftable: true, variants: [{ref: 'mug', title: 'One size', price: euros(24), stock: 1}]},
  {
    ref: 'tasting', title: 'Private tasting', giftable: false, reason: 'not-giftable',
    variants: [{ref: 'one', title: 'One evening', price: euros(120), stock: 10}],
  },
];
