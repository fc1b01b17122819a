import type {CommonStrings} from '../en/common.ts';
import {durations} from './durations.ts';

export const common: CommonStrings = {
  close: 'إغلاق',
  tryAgain: 'إعادة المحاولة',
  loading: 'لحظة من فضلك',
  ...durations,
  nothingLost: ' كل ما كتبته محفوظ.',
  problems: {
    network: 'لا يوجد اتصال حاليًا.',
    timeout: 'يستغرق هذا وقتًا أطول من المعتاد.',
    unavailable: 'تعذّر الوصول إلى المتجر حاليًا.',
    'rate-limited': 'المحاولات متقاربة جدًا. يُرجى الانتظار قليلًا ثم إعادة المحاولة.',
    'price-mismatch': 'تغيّر السعر. هذا هو السعر الجديد.',
    'item-unavailable': 'هذا الطراز لم يعد متوفرًا.',
    'not-giftable': 'لا يمكن إرسال هذا المنتج كهدية.',
    'not-found': 'لم يجد المتجر هذا الرابط أو المنتج.',
    'origin-not-allowed': 'لا يقدّم المتجر الهدايا في هذه الصفحة.',
    'not-supported': 'لا يقدّم المتجر هذا الخيار.',
    'country-not-served': 'لا يوفّر المتجر التوصيل إلى هذا البلد.',
    'address-undeliverable': 'في هذا العنوان ما يحتاج إلى مراجعة.',
    'state-conflict': 'تغيّر شيء في هذه الأثناء. إليك آخر المستجدات.',
    'insecure-context': 'هذه الصفحة غير آمنة، فلا يمكن إرسال هدية منها.',
    other: 'لم ينجح ذلك.',
  },
};
