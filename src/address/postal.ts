/** Postal codes: what is valid in a country, and how it is printed. */

export interface PostalRule {
  /** Matches the code in capitals, without spaces and hyphens. */
  readonly pattern: RegExp;
  readonly example: string;
  /** Whether the code can contain letters; decides which keyboard a phone shows. */
  readonly hasLetters: boolean;
  /** Where the printed form is split, counted from the end if negative, and by what. */
  readonly split: readonly [at: number, separator: string];
}

export const createPostalRule = (pattern: string, example: string, at = 0, separator = ''): PostalRule =>
  ({pattern: new RegExp(`^(?:${pattern})$`), example, hasLetters: /[A-Z]/.test(example), split: [at, separator]});

/**
 * The code as its country prints it, or undefined if it is invalid. Accepts any case and width, and missing or additional spaces, hyphens
 * and country prefixes.
 */
export function normalizePostalCode(input: string, rule: PostalRule | undefined): string | undefined {
  const text = input.normalize('NFKC').toUpperCase().trim();
  if (!rule) return text;
  const bare = text.replace(/[\s.\u2010-\u2015\u2212-]/g, '').replace(/^〒/, '');
  // An outdated country prefix is dropped (`D-10115`); one that is part of the code is added if it is missing (1073 for LV-1073).
  const prefix = rule.hasLetters ? /^[A-Z]+/.exec(rule.example)?.[0] ?? '' : '';
  const code = [bare, rule.hasLetters ? prefix + bare : bare.replace(/^[A-Z]{1,3}(?=\d)/, '')].find((candidate) => rule.pattern.test(candidate));
  if (code === undefined) return undefined;
  const [at, separator] = rule.split;
  const index = at < 0 ? code.length + at : at;
  return index > 0 && index < code.length ? code.slice(0, index) + separator + code.slice(index) : code;
}
