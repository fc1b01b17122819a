import type {Stripe} from 'stripe';

type CheckoutLocale = NonNullable<Stripe.Checkout.SessionCreateParams['locale']>;

/** The languages of Stripe's checkout page that need no region. */
const languages = new Set(
  'bg cs da de el en es et fi fil fr hr hu id it ja ko lt lv ms mt nb nl pl pt ro ru sk sl sv th tr vi zh'.split(' '));
const regional: Readonly<Record<string, CheckoutLocale>> = {
  'en-GB': 'en-GB', 'fr-CA': 'fr-CA', 'pt-BR': 'pt-BR', 'zh-HK': 'zh-HK', 'zh-MO': 'zh-HK', 'zh-TW': 'zh-TW',
};
/** Names for one language that BCP 47 has besides Stripe's. */
const aliases: Readonly<Record<string, string>> = {no: 'nb', nn: 'nb', tl: 'fil'};

/** The locale of Stripe's checkout page that is nearest to a BCP 47 language tag; `auto` if it speaks no such language. */
export function checkoutLocale(tag: string): CheckoutLocale {
  let locale;
  try {
    locale = new Intl.Locale(tag);
  } catch {
    return 'auto';
  }
  const {region, script} = locale.maximize();
  const language = aliases[locale.language] ?? locale.language;
  if (language === 'hi') return 'hi-IN';
  if (language === 'zh') return script !== 'Hant' ? 'zh' : regional[`zh-${region}`] ?? 'zh-TW';
  // Without a region, the likely one would make `pt` the Portuguese of Brazil.
  if (locale.region && regional[`${language}-${locale.region}`]) return regional[`${language}-${locale.region}`]!;
  if (language === 'es' && locale.region && locale.region !== 'ES') return 'es-419';
  return languages.has(language) ? language as CheckoutLocale : 'auto';
}
