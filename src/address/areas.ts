/** The states, provinces or prefectures of the countries that have them on a label, as their readers read them. */

/** What stands on the label, and how it reads: spelt out where that is a code, in Latin letters where it is in another script. */
export interface Area {
  readonly value: string;
  readonly name: string;
}

export interface Areas {
  readonly list: readonly Area[];
  /** The languages whose readers read the label itself; undefined where it is in Latin letters anyway. */
  readonly scriptLanguages: string | undefined;
}

export function parseAreas({areas, scriptLanguages}: {areas: string; scriptLanguages?: string}): Areas {
  const list = areas.split('|').map((entry) => {
    const [value = '', name = value] = entry.split('=');
    return {value, name};
  });
  return {list, scriptLanguages};
}

/** As choices for someone who reads `languages`: 广东省 for those who read it, “Guangdong (广东省)” by Latin letters for others. */
export function areaOptions({list, scriptLanguages}: Areas, languages: readonly string[]): readonly Area[] {
  if (!scriptLanguages) return list;
  const reads = languages.some((tag) => scriptLanguages.split(' ').includes(tag.split('-')[0]!));
  if (reads) return list.map(({value}) => ({value, name: value}));
  const inOrder = new Intl.Collator(languages[0]);
  return list.map(({value, name}) => ({value, name: `${name} (${value})`})).sort((a, b) => inOrder.compare(a.name, b.name));
}
