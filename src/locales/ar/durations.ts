import type {DurationStrings} from '../en/durations.ts';
import {plural} from '../plural.ts';

const n = plural('ar');

/** In the genitive: every text that contains a duration has a preposition before it (خلال يومين، بعد يومين). */
export const durations: DurationStrings = {
  days: (count) => n(count, {zero: '# يوم', one: 'يوم واحد', two: 'يومين', few: '# أيام', many: '# يومًا', other: '# يوم'}),
  hours: (count) => n(count, {zero: '# ساعة', one: 'ساعة واحدة', two: 'ساعتين', few: '# ساعات', many: '# ساعة', other: '# ساعة'}),
  minutes: (count) => n(count, {zero: '# دقيقة', one: 'دقيقة واحدة', two: 'دقيقتين', few: '# دقائق', many: '# دقيقة', other: '# دقيقة'}),
  seconds: (count) => n(count, {zero: '# ثانية', one: 'ثانية واحدة', two: 'ثانيتين', few: '# ثوانٍ', many: '# ثانية', other: '# ثانية'}),
};
