/** The states, provinces or prefectures of the countries that have them printed on a label; each list a chunk of its own. */

/** What stands on the label, and, where that is in another script, how it reads in Latin letters. */
export interface Area {
  readonly value: string;
  readonly name: string;
}

const lists: Readonly<Record<string, () => Promise<{areas: string}>>> = {
  US: () => import('./areas/us.ts'),
  CA: () => import('./areas/ca.ts'),
  AU: () => import('./areas/au.ts'),
  CN: () => import('./areas/cn.ts'),
  JP: () => import('./areas/jp.ts'),
  BR: () => import('./areas/br.ts'),
};

export const hasAreas = (country: string) => Object.hasOwn(lists, country);

/** Undefined where an area is typed, not chosen. */
export async function areasOf(country: string): Promise<readonly Area[] | undefined> {
  if (!hasAreas(country)) return undefined;
  const {areas} = await lists[country]!();
  return areas.split('|').map((entry) => {
    const [value = '', name = value] = entry.split('=');
    return {value, name};
  });
}
