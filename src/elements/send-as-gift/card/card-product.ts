/** What a card shows of a product. Display only: the panel asks the backend, and the backend sets the price. */
import {formatMoney} from '../../../locales/format-money.ts';
import {decodePayload, splitDescriptor} from '../../../protocol/descriptor-format.ts';
import type {Money} from '../../../protocol/money.ts';
import type {Product} from '../../../protocol/product.ts';

export interface CardProduct {
  title: string;
  image?: string;
  imageAlt?: string;
  variants: readonly {ref: string; price: Money; image?: string}[];
}

export const fromCatalog = ({title, image, imageAlt, variants}: Product): CardProduct => ({title, image, imageAlt, variants});

/** Undefined if the text is not a descriptor. Its fields may be anything: nobody has checked the signature yet. */
export function fromDescriptor(descriptor: string): CardProduct | undefined {
  try {
    const content = decodePayload(splitDescriptor(descriptor)!.payload) as Record<string, unknown>;
    const {title, image, imageAlt, amount, currency, variants} = content;
    const options = (Array.isArray(variants) ? variants : [{}]) as Record<string, unknown>[];
    const product = {
      title: textOf(title) ?? '', image: urlOf(image), imageAlt: textOf(imageAlt),
      variants: options.map((variant) => ({
        ref: textOf(variant['ref']) ?? '', image: urlOf(variant['image']), price: {amount: Number(variant['amount'] ?? amount), currency: String(currency)},
      })),
    };
    // Throws for what is no currency.
    formatPrice(product, undefined, 'en');
    return product;
  } catch {
    return undefined;
  }
}

/** The price of the variant, or the lowest and the highest price. */
export function formatPrice({variants}: CardProduct, variant: string | null | undefined, language: string): string {
  const chosen = variants.find(({ref}) => ref === variant);
  const shown = chosen ? [chosen] : variants.toSorted((a, b) => a.price.amount - b.price.amount);
  const prices = shown.map(({price}) => formatMoney(price, language));
  const [lowest = '', highest = lowest] = [prices[0], prices.at(-1)];
  return lowest === highest ? lowest : `${lowest} – ${highest}`;
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined);
const urlOf = (value: unknown) => (typeof value === 'string' && /^https?:/.test(value) ? value : undefined);
