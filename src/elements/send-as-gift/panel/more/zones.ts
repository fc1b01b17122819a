/** The time zones to choose from: those of the language's own cities first, then the rest by area. */
import type {MoreWords} from '../../../../words/en/more.ts';

export const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

export interface ZoneGroup {
  label: string;
  zones: {zone: string; name: string}[];
}

/** `Europe/Berlin` → Berlin; `America/Argentina/Salta` is left to who lives there. */
const nameOf = (zone: string, {cities}: MoreWords) => cities[zone] ?? zone.slice(zone.indexOf('/') + 1).replaceAll('_', ' ').replaceAll('/', ', ');

/** The sender's own and the chosen one are among them, whatever they are. */
export function zoneGroups(words: MoreWords, chosen: string): ZoneGroup[] {
  const all = Intl.supportedValuesOf('timeZone').filter((zone) => zone.split('/').length === 2);
  const usual = [...new Set([ownZone(), ...Object.keys(words.cities), ...(all.includes(chosen) ? [] : [chosen])])];
  const rest = all.filter((zone) => !usual.includes(zone));
  const named = (zones: string[]) => zones.map((zone) => ({zone, name: nameOf(zone, words)}));
  return [
    {label: words.usual, zones: named(usual)},
    ...Object.entries(words.areas).map(([area, label]) => ({label, zones: named(rest.filter((zone) => zone.startsWith(`${area}/`)))})),
  ];
}
