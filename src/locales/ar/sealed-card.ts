import type {SealedCardStrings} from '../en/sealed-card.ts';
import {plural} from '../plural.ts';
import {isolate} from '../isolate.ts';

const n = plural('ar');

export const sealedCard: SealedCardStrings = {
  giftFrom: (name) => `هدية من ${isolate(name)}`,
  noteFrom: (name) => `رسالة من ${isolate(name)}`,
  shopLabel: 'من المتجر',
  trustNotice: 'لن يُطلب منك أبدًا دفع أي مبلغ أو تسجيل الدخول أو رقم بطاقة.',
  open: 'فتح',
  opening: 'جارٍ الفتح',
  timeLeft: (span, moment) => `يمكنك قبولها خلال ${span}، حتى ${moment}`,
  paidOn: (day) => `ثمنها مدفوع (${day})`,
  thirdPartyNotice: (host, shop) => `هذه الصفحة تابعة إلى ${isolate(host)}، لا إلى ${isolate(shop)}.`,
  passcodeNotice: (name) => `الهدية محمية برمز فتح من ${isolate(name)}.`,
  portionsLeft: (left, total) => `واحدة لكل شخص: بقي ${n(left, {other: '#'})} من ${n(total, {other: '#'})}`,
  framedNotice: 'لأمانك، تُفتح هذه الهدية في علامة تبويب خاصة بها.',
  openStandalone: 'فتح الهدية في علامة تبويبها',
  timeUntilOpen: (span) => `تُفتح بعد ${span}`,
  offline: 'لا يوجد اتصال حاليًا. الهدية في أمان؛ يُرجى إعادة المحاولة بعد قليل.',
};
