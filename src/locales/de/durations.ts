import type {DurationStrings} from '../en/durations.ts';
import {plural} from '../plural.ts';

const n = plural('de');

export const durations: DurationStrings = {
  days: (count) => n(count, {one: '# Tag', other: '# Tage'}),
  hours: (count) => n(count, {one: '# Stunde', other: '# Stunden'}),
  minutes: (count) => n(count, {one: '# Minute', other: '# Minuten'}),
  seconds: (count) => n(count, {one: '# Sekunde', other: '# Sekunden'}),
};
