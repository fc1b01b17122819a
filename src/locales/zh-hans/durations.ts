import type {DurationStrings} from '../en/durations.ts';

export const durations: DurationStrings = {
  days: (count) => `${count} 天`,
  hours: (count) => `${count} 小时`,
  minutes: (count) => `${count} 分钟`,
  seconds: (count) => `${count} 秒`,
};
