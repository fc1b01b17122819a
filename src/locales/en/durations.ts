import {plural} from '../plural.ts';

const n = plural('en');

export const durations = {
  days: (count: number) => n(count, {one: '# day', other: '# days'}),
  hours: (count: number) => n(count, {one: '# hour', other: '# hours'}),
  minutes: (count: number) => n(count, {one: '# minute', other: '# minutes'}),
  seconds: (count: number) => n(count, {one: '# second', other: '# seconds'}),
};

export type DurationStrings = typeof durations;
