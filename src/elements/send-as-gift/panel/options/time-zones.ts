/** The time zones to choose from: those of the language's own cities first, then the rest by area. */
import type {OptionStrings} from '../../../../locales/en/options.ts';

export const localTimeZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

export interface ZoneGroup {
  label: string;
  zones: {zone: string; name: string}[];
}

/** `Europe/Berlin` → Berlin; `America/Argentina/Salta` is left to who lives there. */
const zoneName = (zone: string, {timeZoneCities}: OptionStrings) => timeZoneCities[zone] ?? zone.slice(zone.indexOf('/') + 1).replaceAll('_', ' ').replaceAll('/', ', ');

/** The sender's own and the chosen one are among them, whatever they are. */
export function zoneGroups(words: OptionStrings, selected: string): ZoneGroup[] {
  const all = Intl.supportedValuesOf('timeZone').filter((zone) => zone.split('/').length === 2);
  const common = [...new Set([localTimeZone(), ...Object.keys(words.timeZoneCities), ...(all.includes(selected) ? [] : [selected])])];
  const others = all.filter((zone) => !common.includes(zone));
  const withNames = (zones: string[]) => zones.map((zone) => ({zone, name: zoneName(zone, words)}));
  return [
    {label: words.commonTimeZones, zones: withNames(common)},
    ...Object.entries(words.timeZoneAreas).map(([area, label]) => ({label, zones: withNames(others.filter((zone) => zone.startsWith(`${area}/`)))})),
  ];
}
