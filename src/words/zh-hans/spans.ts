import type {SpanWords} from '../en/spans.ts';

export const spans: SpanWords = {
  days: (count) => `${count} 天`,
  hours: (count) => `${count} 小时`,
  minutes: (count) => `${count} 分钟`,
  seconds: (count) => `${count} 秒`,
};
