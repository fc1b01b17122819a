import type {OptionsStrings} from './strings.ts';
import {localTimeZone} from './zoned-time.ts';

interface ZoneGroup {
  label: string;
  zones: {zone: string; name: string}[];
}

/** The time zones to select from: the sender's, the language's own cities and the selected one first, then the rest by area. */
export function zoneGroups(strings: OptionsStrings, selected: string): ZoneGroup[] {
  // Zones with three parts, such as America/Argentina/Salta, are rarely needed and would make the list much longer.
  const all = Intl.supportedValuesOf('timeZone').filter((zone) => zone.split('/').length === 2);
  const common = [...new Set([localTimeZone(), ...Object.keys(strings.timeZoneCities), ...(all.includes(selected) ? [] : [selected])])];
  const others = all.filter((zone) => !common.includes(zone));
  const withNames = (zones: string[]) => zones.map((zone) => ({zone, name: zoneName(zone, strings)}));
  return [
    {label: strings.commonTimeZones, zones: withNames(common)},
    ...Object.entries(strings.timeZoneAreas).map(([area, label]) => ({label, zones: withNames(others.filter((zone) => zone.startsWith(`${area}/`)))})),
  ];
}

/** `Europe/Berlin` becomes Berlin, unless the language has a name of its own for it. */
const zoneName = (zone: string, {timeZoneCities}: OptionsStrings) =>
  timeZoneCities[zone] ?? zone.slice(zone.indexOf('/') + 1).replaceAll('_', ' ').replaceAll('/', ', ');
