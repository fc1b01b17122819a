/** The states, provinces or prefectures of countries whose address labels include one. */

export interface Area {
  /** As printed on the label. */
  readonly value: string;
  /** As shown to a reader: spelled out if the label has a code, in Latin letters if it has another script. */
  readonly name: string;
}

export interface Areas {
  readonly list: readonly Area[];
  /** The languages whose readers can read the labels; undefined if the labels are in Latin letters. */
  readonly scriptLanguages: string | undefined;
}

export function parseAreas({areas, scriptLanguages}: {areas: string; scriptLanguages?: string}): Areas {
  const list = areas.split('|').map((entry) => {
    const [value = '', name = value] = entry.split('=');
    return {value, name};
  });
  return {list, scriptLanguages};
}

/** The options for a reader of `languages`: “广东省” if they read Chinese, otherwise “Guangdong (广东省)”, sorted by Latin letters. */
export function areaOptions({list, scriptLanguages}: Areas, languages: readonly string[]): readonly Area[] {
  if (!scriptLanguages) return list;
  const canRead = languages.some((tag) => scriptLanguages.split(' ').includes(tag.split('-')[0]!));
  if (canRead) return list.map(({value}) => ({value, name: value}));
  const collator = new Intl.Collator(languages[0]);
  return list.map(({value, name}) => ({value, name: `${name} (${value})`})).sort((a, b) => collator.compare(a.name, b.name));
}
