/** Products of the states' shop: the demo's products, and a few that are rejected or have long texts. Each exists in both languages. */
import products from '../products.json' with {type: 'json'};
import {getStrings, type Language} from '../locales.ts';

const euros = (amount: number) => ({amount: amount * 100, currency: 'EUR'});
/** Stock: every request for a state may sell one. */
const PLENTY = 1_000_000;

const suffix = (lang: Language) => (lang === 'en' ? '' : '-zh');
/** The ref of a product in the given language. */
export const productRef = (ref: string, lang: Language) => ref + suffix(lang);

function createProducts(lang: Language) {
  const strings = getStrings(lang);
  const localize = (en: string, zh: string) => (lang === 'en' ? en : zh);
  const glazes = [localize('Ash', '灰'), localize('Rust', '锈'), localize('Moss, almost black in the shade', '苔绿，背光处近乎墨色'), localize('Salt', '盐白'),
    localize('River', '河青'), localize('Plum', '梅紫')];
  const shopProducts = products.map((product) => ({
    ...product, title: strings.titles[product.ref] ?? product.title, description: strings.descriptions[product.ref] ?? product.description,
    imageAlt: strings.alts[product.ref] ?? product.imageAlt, reason: 'not-giftable' as const,
    variants: product.variants.map((variant) => (
      {...variant, title: strings.variants[variant.ref] ?? variant.title, stock: variant.stock && PLENTY})),
  }));
  const singleVariant = (title: string, price: number) => [{ref: 'one', title, price: euros(price), stock: PLENTY}];
  return [
    ...shopProducts,
    {
      ref: 'letter', variants: singleVariant(localize('One letter', '一封'), 9),
      title: localize(
        'A letter by hand, on paper from the mill at Zerkall, in an envelope that is sealed with wax',
        '一封手写的信，用采尔卡尔磨坊的手工纸写成，装进火漆封口的信封里，慢慢寄到'),
    },
    {
      ref: 'cups', title: localize('One cup of six', '六只杯子里的一只'), image: '/images/mug.svg',
      variants: glazes.map((title, index) => ({ref: `cup-${index}`, title, price: euros(16), stock: index === 3 ? 0 : PLENTY})),
    },
    {
      ref: 'kiln', title: localize('A kiln of your own', '自己的一座窑'), image: '/images/bowl.svg', giftable: false, reason: 'price-limit-exceeded' as const,
      variants: singleVariant(localize('Kiln', '窑'), 4800),
    },
    {
      ref: 'plant', title: localize('A tea plant', '一株茶树'), image: '/images/sampler.svg', giftable: false, reason: 'region-not-served' as const,
      variants: singleVariant(localize('Plant', '茶树'), 30),
    },
  ].map((product) => ({...product, ref: productRef(product.ref, lang)}));
}

export const stateProducts = [...createProducts('en'), ...createProducts('zh-CN')];
