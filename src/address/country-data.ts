/** Loads the rules of a country. The data is split by the first letter of the country code. */
import type {CountryRow, CountryRows} from './country-row.ts';

const loaders: Readonly<Record<string, () => Promise<{rows: CountryRows}>>> = {
  A: () => import('./data/a.ts'), B: () => import('./data/b.ts'), C: () => import('./data/c.ts'), D: () => import('./data/d.ts'),
  E: () => import('./data/e.ts'), F: () => import('./data/f.ts'), G: () => import('./data/g.ts'), H: () => import('./data/h.ts'),
  I: () => import('./data/i.ts'), J: () => import('./data/j.ts'), K: () => import('./data/k.ts'), L: () => import('./data/l.ts'),
  M: () => import('./data/m.ts'), N: () => import('./data/n.ts'), O: () => import('./data/o.ts'), P: () => import('./data/p.ts'),
  Q: () => import('./data/q.ts'), R: () => import('./data/r.ts'), S: () => import('./data/s.ts'), T: () => import('./data/t.ts'),
  U: () => import('./data/u.ts'), V: () => import('./data/v.ts'), W: () => import('./data/w.ts'), X: () => import('./data/x.ts'),
  Y: () => import('./data/y.ts'), Z: () => import('./data/z.ts'),
};

/** Undefined for an unknown country code. Rejects if the data fails to load. */
export async function loadCountry(country: string): Promise<CountryRow | undefined> {
  const {rows} = (await loaders[country[0] ?? '']?.()) ?? {rows: {} as CountryRows};
  return Object.hasOwn(rows, country) ? rows[country] : undefined;
}
