import type {PostalRule} from './formats.ts';

/** A postal code as its country prints it, or undefined when it is none. Forgives case, width, spaces, hyphens and a prefix. */
export function tidyPostalCode(typed: string, rule: PostalRule | undefined): string | undefined {
  const text = typed.normalize('NFKC').toUpperCase().trim();
  if (!rule) return text;
  // `L-1009`, `D-10115`: the country before the number, as people used to write it.
  const bare = text.replace(/[\s.\u2010-\u2015\u2212-]/g, '').replace(/^〒/, '');
  const code = rule.letters ? bare : bare.replace(/^[A-Z]{1,3}(?=\d)/, '');
  if (!rule.pattern.test(code)) return undefined;
  const [at, by] = rule.split ?? [0, ''];
  const cut = at < 0 ? code.length + at : at;
  return cut > 0 && cut < code.length ? code.slice(0, cut) + by + code.slice(cut) : code;
}
