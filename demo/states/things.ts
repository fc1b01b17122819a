/** What the town’s shop sells: the demo’s products, and a few that are there to be refused or long. All twice, once in Chinese. */
import products from '../products.json' with {type: 'json'};
import {wordsFor, type Language} from '../words.ts';

const euros = (amount: number) => ({amount: amount * 100, currency: 'EUR'});
/** Every look at a state may sell one. */
const plenty = 1_000_000;

const suffix = (lang: Language) => (lang === 'en' ? '' : '-zh');
/** A product's ref under its name in this language. */
export const thing = (ref: string, lang: Language) => ref + suffix(lang);

function thingsIn(lang: Language) {
  const say = wordsFor(lang);
  const or = (en: string, zh: string) => (lang === 'en' ? en : zh);
  const glazes = [or('Ash', '灰'), or('Rust', '锈'), or('Moss, almost black in the shade', '苔绿，背光处近乎墨色'), or('Salt', '盐白'),
    or('River', '河青'), or('Plum', '梅紫')];
  const own = products.map((product) => ({
    ...product, title: say.titles[product.ref] ?? product.title, description: say.descriptions[product.ref] ?? product.description,
    imageAlt: say.alts[product.ref] ?? product.imageAlt, reason: 'not-giftable' as const,
    variants: product.variants.map((variant) => (
      {...variant, title: say.variants[variant.ref] ?? variant.title, stock: variant.stock && plenty})),
  }));
  const one = (title: string, price: number) => [{ref: 'one', title, price: euros(price), stock: plenty}];
  return [
    ...own,
    {
      ref: 'letter', variants: one(or('One letter', '一封'), 9),
      title: or(
        'A letter by hand, on paper from the mill at Zerkall, in an envelope that is sealed with wax',
        '一封手写的信，用采尔卡尔磨坊的手工纸写成，装进火漆封口的信封里，慢慢寄到'),
    },
    {
      ref: 'cups', title: or('One cup of six', '六只杯子里的一只'), image: '/images/mug.svg',
      variants: glazes.map((title, at) => ({ref: `cup-${at}`, title, price: euros(16), stock: at === 3 ? 0 : plenty})),
    },
    {
      ref: 'kiln', title: or('A kiln of your own', '自己的一座窑'), image: '/images/bowl.svg', giftable: false, reason: 'too-dear' as const,
      variants: one(or('Kiln', '窑'), 4800),
    },
    {
      ref: 'plant', title: or('A tea plant', '一株茶树'), image: '/images/sampler.svg', giftable: false, reason: 'wrong-region' as const,
      variants: one(or('Plant', '茶树'), 30),
    },
  ].map((product) => ({...product, ref: thing(product.ref, lang)}));
}

export const things = [...thingsIn('en'), ...thingsIn('zh-CN')];
