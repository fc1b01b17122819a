import type {DurationStrings} from '../en/durations.ts';

export const durations: DurationStrings = {
  days: (count) => `${count}日`,
  hours: (count) => `${count}時間`,
  minutes: (count) => `${count}分`,
  seconds: (count) => `${count}秒`,
};
