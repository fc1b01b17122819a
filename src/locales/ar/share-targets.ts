import type {ShareTargetStrings} from '../en/share-targets.ts';
import {plural} from '../plural.ts';
import {isolate} from '../isolate.ts';

const n = plural('ar');

export const shareTargets: ShareTargetStrings = {
  whatsapp: 'واتساب',
  telegram: 'تيليجرام',
  line: 'LINE',
  sms: 'رسالة نصية',
  email: 'بريد إلكتروني',
  wechat: 'WeChat',
  wechatQrCodeLabel: 'رمز QR للمسح عبر WeChat',
  wechatHint: 'لا يمكن لصفحات الويب المشاركة مباشرة في WeChat. يمكنك مسح الرمز عبر WeChat وإعادة توجيه الصفحة من قائمتها من دون فتح الهدية، أو طلب مسحه ممن ستصله.',
  picture: 'صورة',
  print: 'طباعة',
  printNow: 'طباعة البطاقة',
  printHint: `بطاقة واحدة، ${n(10.5, {other: '#'})} × ${n(14, {other: '#'})} سم، مع خط للقص. من يمسح رمزها يمكنه قبول الهدية.`,
  posterLabel: 'صورة هديتك، مع رسالتها ورمز QR يفتحها',
  giftFrom: (name) => `هدية من ${isolate(name)}`,
  giftsFrom: (name, count) => `${n(count, {
    zero: 'هدايا', one: 'هدية واحدة', two: 'هديتان', few: '# هدايا', many: '# هدية', other: '# هدية',
  })} من ${isolate(name)}`,
  scanHint: 'تُفتح بتوجيه الكاميرا إلى هنا',
  scanAndAskHint: (name) => `تُفتح بتوجيه الكاميرا إلى هنا، ورمز الفتح لدى ${isolate(name)}`,
  drawingPoster: 'جارٍ إنشاء الصورة',
  savePoster: 'حفظ الصورة',
  sharePoster: 'مشاركة الصورة',
  posterHint: 'من يمسح رمزها يمكنه قبول الهدية، فلا تُنشر إلا حيث يراها أولًا من ستصله.',
  posterFailed: 'تعذّر على متصفحك إنشاء الصورة. يمكنك استخدام الرابط أو رمز QR.',
};
