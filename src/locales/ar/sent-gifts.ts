import type {SentGiftsStrings} from '../en/sent-gifts.ts';
import {isolate} from '../isolate.ts';

export const sentGifts: SentGiftsStrings = {
  listTitle: 'أي هدية؟',
  listText: 'أُرسلت هذه من هذا المتصفح.',
  storedHere: 'هي محفوظة في هذا المتصفح فقط. ومن يستخدمه يمكنه متابعتها وإلغاؤها.',
  sentOn: (day) => `أُرسلت في ${day}`,
  unknownToShop: 'لم يجدها المتجر',
  remove: 'إزالة من هذا المتصفح',
  removeNamed: (title) => `إزالة «${isolate(title)}» من هذا المتصفح`,
  removeText: 'لا تتأثر الهدية نفسها. ومن دون رابطك الخاص، لن يمكنك متابعتها أو إلغاؤها.',
  removeConfirm: 'إزالة',
  removeDismiss: 'إبقاؤها هنا',
  removed: 'أُزيلت من هذا المتصفح.',
  noneTitle: 'لا هدية هنا',
  noneText: 'لمتابعة هدية، يُرجى فتح الرابط الخاص الذي حفظته عند إرسالها.',
  truncatedTitle: 'هذا الرابط غير مكتمل',
  truncatedText: 'ينقصه جزء. يُرجى نسخ الرابط كاملًا وفتحه مرة أخرى.',
  claimLinkTitle: 'هذا رابط الهدية',
  claimLinkText: 'هو لمن ستصله: يفتح الهدية، ولا يصلح لمتابعتها. يُرجى فتحه في صفحته.',
  unknownTitle: 'لم نجد هذه الهدية',
  unknownText: 'ربما كُتب الرابط خطأً أو كان لمتجر آخر.',
};
