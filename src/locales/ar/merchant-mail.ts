import type {MerchantMailStrings} from '../en/merchant-mail.ts';
import {plural} from '../plural.ts';
import {isolate} from '../isolate.ts';

const n = plural('ar');

export const merchantMail: MerchantMailStrings = {
  order: {
    subject: (product, number) => `الطلب ${number}: ${product}`,
    text: (product, amount) => `قُبلت هدية: ${isolate(product)}، ${amount}. ثمنها مدفوع، ويُرجى إرسالها.`,
    open: 'لفتح الطلب وعنوانه:',
    openByCommand: 'لرؤية العنوان وتسجيل الشحن، يُرجى تشغيل:',
  },
  alert: {
    subject: (count) => n(count, {
      zero: 'هدية تحتاج إلى انتباهك', one: 'هدية تحتاج إلى انتباهك', two: 'هدية تحتاج إلى انتباهك: تنبيهان',
      few: 'هدية تحتاج إلى انتباهك: # تنبيهات', many: 'هدية تحتاج إلى انتباهك: # تنبيهًا', other: 'هدية تحتاج إلى انتباهك: # تنبيه',
    }),
    kinds: {
      'refund-failed': (amount) => `فشل ردّ ${amount}. هذا المبلغ مستحق لمن دفعه: يُرجى إعادة المحاولة، أو ردّه بطريقة أخرى وإنهاء التنبيه.`,
      'payment-mismatch': (amount) => `المبلغ المدفوع ${amount} لا يطابق ثمن الهدية. ويجري ردّه.`,
      dispute: (amount) => `اعترض من دفع ${amount} لدى مصرفه، وقد قُبلت الهدية ولم تُشحن. القرار لك بشأن شحنها، ويُرجى الرد على الاعتراض لدى مزوّد الدفع.`,
      'fraud-warning': () => 'تشتبه شبكة البطاقات في احتيال، وقد قُبلت الهدية ولم تُشحن. القرار لك: شحنها، أو إلغاء الطلب لردّ المبلغ.',
      'order-refused': (amount) => `رفض متجرك طلبًا مدفوعًا. ويجري ردّ ${amount}.`,
      'ledger-mismatch': () => 'سجلّ هذه الدفعة لدى مزوّد الدفع يختلف عن سجلّ الهدية. تُرجى مقارنتهما قبل ردّ أي مبلغ أو شحن أي شيء.',
    },
    gift: (id) => `الهدية ${id}`,
    byCommand: 'لرؤية التنبيهات وإنهائها، يُرجى تشغيل:',
  },
  footer: (shop) => `أرسلت هذا البريد خدمة الهدايا لدى ${isolate(shop)}.`,
};
