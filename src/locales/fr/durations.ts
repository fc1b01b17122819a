import type {DurationStrings} from '../en/durations.ts';
import {plural} from '../plural.ts';

const n = plural('fr');

export const durations: DurationStrings = {
  days: (count) => n(count, {one: '# jour', other: '# jours'}),
  hours: (count) => n(count, {one: '# heure', other: '# heures'}),
  minutes: (count) => n(count, {one: '# minute', other: '# minutes'}),
  seconds: (count) => n(count, {one: '# seconde', other: '# secondes'}),
};
