/** What is told to the merchant, and, with a hyphen for the dot, to the page. */
export const noticeTypes = [
  'gift.paid', 'gift.opened', 'gift.claimed', 'gift.declined', 'gift.expired', 'gift.cancelled', 'gift.refunded',
  'order.requested', 'order.shipped', 'order.delivered',
] as const;
export type NoticeType = (typeof noticeTypes)[number];
