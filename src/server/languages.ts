/** The texts in the first supported language of an `Accept-Language` header; English by default. */
export function textsFor<Texts>(accepted: string, {en, zh}: {en: Texts; zh: Texts}): Texts {
  for (const tag of accepted.toLowerCase().split(',')) {
    if (tag.trim().startsWith('zh')) return zh;
    if (tag.trim().startsWith('en')) return en;
  }
  return en;
}
