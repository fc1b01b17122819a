/** The written form of a country's rules, as `npm run generate:address` makes it: one small file for each first letter of the country's code. */

export interface CountryRow {
  /** In their order; `?` may stay empty, `:` is called. */
  readonly fields: string;
  /** Pattern, example, and where the printed form is split and by what. */
  readonly postal?: readonly [pattern: string, example: string, at?: number, by?: string];
  /** A country's dialling rules, from its calling code on; what is usual is left out at the end. */
  readonly phone?: readonly [code: string, pattern: string, lengths: string, prefix?: string, transformed?: string, abroad?: string];
  readonly areas?: () => Promise<{areas: string; scriptLanguages?: string}>;
}

export type CountryRows = Readonly<Record<string, CountryRow>>;

const loaders: Readonly<Record<string, () => Promise<{rows: CountryRows}>>> = {
  A: () => import('./data/a.ts'), B: () => import('./data/b.ts'), C: () => import('./data/c.ts'), D: () => import('./data/d.ts'),
  E: () => import('./data/e.ts'), F: () => import('./data/f.ts'), G: () => import('./data/g.ts'), H: () => import('./data/h.ts'),
  I: () => import('./data/i.ts'), J: () => import('./data/j.ts'), K: () => import('./data/k.ts'), L: () => import('./data/l.ts'),
  M: () => import('./data/m.ts'), N: () => import('./data/n.ts'), O: () => import('./data/o.ts'), P: () => import('./data/p.ts'),
  Q: () => import('./data/q.ts'), R: () => import('./data/r.ts'), S: () => import('./data/s.ts'), T: () => import('./data/t.ts'),
  U: () => import('./data/u.ts'), V: () => import('./data/v.ts'), W: () => import('./data/w.ts'), X: () => import('./data/x.ts'),
  Y: () => import('./data/y.ts'), Z: () => import('./data/z.ts'),
};

/** Undefined for what is no country we know; rejects when its file can't be had. */
export async function loadCountry(country: string): Promise<CountryRow | undefined> {
  const {rows} = (await loaders[country[0] ?? '']?.()) ?? {rows: {} as CountryRows};
  return Object.hasOwn(rows, country) ? rows[country] : undefined;
}
