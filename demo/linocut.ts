/** A product that the shop's catalog does not have: it is sold by a signed descriptor. */
import type {Language} from './locales.ts';

const texts = {
  en: {title: 'Heron, linocut in three blocks', imageAlt: 'A heron standing among reeds, printed in blue and ochre'},
  'zh-CN': {title: '《鹭》三版套色木刻', imageAlt: '芦苇间站着一只鹭，蓝色与赭色套印'},
} as const satisfies Record<Language, object>;

export const linocut = (lang: Language) => texts[lang];
