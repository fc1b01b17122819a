import type {DurationStrings} from '../en/durations.ts';

export const durations: DurationStrings = {
  days: (count) => `${count}일`,
  hours: (count) => `${count}시간`,
  minutes: (count) => `${count}분`,
  seconds: (count) => `${count}초`,
};
