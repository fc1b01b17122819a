import type {DurationStrings} from '../en/durations.ts';
import {plural} from '../plural.ts';

const n = plural('pt');

export const durations: DurationStrings = {
  days: (count) => n(count, {one: '# dia', other: '# dias'}),
  hours: (count) => n(count, {one: '# hora', other: '# horas'}),
  minutes: (count) => n(count, {one: '# minuto', other: '# minutos'}),
  seconds: (count) => n(count, {one: '# segundo', other: '# segundos'}),
};
