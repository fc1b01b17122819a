import type {ShareStrings} from '../en/share.ts';
import {plural} from '../plural.ts';
import {isolate} from '../isolate.ts';

const n = plural('ar');

export const share: ShareStrings = {
  link: 'رابط الهدية',
  share: 'مشاركة الرابط',
  copy: 'نسخ الرابط',
  copied: 'تم النسخ',
  copyManually: 'منع متصفحك النسخ. الرابط محدَّد، ويمكنك نسخه يدويًا.',
  showQrCode: 'عرض رمز QR',
  hideQrCode: 'إخفاء رمز QR',
  qrCodeLabel: 'رمز QR يحمل رابط الهدية',
  qrCodeHint: 'يُمسح هذا الرمز بكاميرا من ستصله الهدية.',
  moreTargets: 'طرق أخرى للإرسال',
  message: (name) => `لك هدية من ${isolate(name)}`,
  messageToGroup: (name, count) => `لكم ${n(count, {
    zero: 'هدايا', one: 'هدية واحدة', two: 'هديتان', few: '# هدايا', many: '# هدية', other: '# هدية',
  })} من ${isolate(name)}`,
  askForPasscode: (name) => `رمز الفتح لدى ${isolate(name)}.`,
};
