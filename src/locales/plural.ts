/** Picks the form of a word that a count wants (CLDR plural rules); `#` becomes the number in the language's digits. */
export function plural(language: string) {
  const rules = new Intl.PluralRules(language);
  const digits = new Intl.NumberFormat(language);
  return (count: number, forms: {other: string} & Partial<Record<Intl.LDMLPluralRule, string>>) =>
    (forms[rules.select(count)] ?? forms.other).replace('#', digits.format(count));
}
