/** Selects the plural form for a count (CLDR plural rules) and replaces `#` with the number. */
export function plural(language: string) {
  const rules = new Intl.PluralRules(language);
  const digits = new Intl.NumberFormat(language);
  return (count: number, forms: {other: string} & Partial<Record<Intl.LDMLPluralRule, string>>) =>
    (forms[rules.select(count)] ?? forms.other).replace('#', digits.format(count));
}
