import type {DurationStrings} from '../en/durations.ts';

export const durations: DurationStrings = {
  days: (count) => `${count} 天`,
  hours: (count) => `${count} 小時`,
  minutes: (count) => `${count} 分鐘`,
  seconds: (count) => `${count} 秒`,
};
