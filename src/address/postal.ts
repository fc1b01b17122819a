/** What a postal code looks like in a country, and one as typed in its printed form. */

export interface PostalRule {
  /** Matched against the code in capitals without spaces and hyphens. */
  readonly pattern: RegExp;
  readonly example: string;
  /** Whether letters occur, which decides the keyboard. */
  readonly hasLetters: boolean;
  /** Where the printed form is split, from the end when negative, and by what. */
  readonly split: readonly [at: number, by: string];
}

export const createPostalRule = (pattern: string, example: string, at = 0, by = ''): PostalRule =>
  ({pattern: new RegExp(`^(?:${pattern})$`), example, hasLetters: /[A-Z]/.test(example), split: [at, by]});

/** A postal code as its country prints it, or undefined when it is none. Forgives case, width, spaces, hyphens and a prefix. */
export function normalizePostalCode(typed: string, rule: PostalRule | undefined): string | undefined {
  const text = typed.normalize('NFKC').toUpperCase().trim();
  if (!rule) return text;
  const bare = text.replace(/[\s.\u2010-\u2015\u2212-]/g, '').replace(/^〒/, '');
  // `L-1009`, `D-10115`: the country before the number, as people used to write it. Or, where it belongs there, left out: 1073 for LV-1073.
  const begun = rule.hasLetters ? /^[A-Z]+/.exec(rule.example)?.[0] ?? '' : '';
  const code = [bare, rule.hasLetters ? begun + bare : bare.replace(/^[A-Z]{1,3}(?=\d)/, '')].find((each) => rule.pattern.test(each));
  if (code === undefined) return undefined;
  const [at, by] = rule.split;
  const cut = at < 0 ? code.length + at : at;
  return cut > 0 && cut < code.length ? code.slice(0, cut) + by + code.slice(cut) : code;
}
