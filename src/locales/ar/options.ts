import type {OptionStrings} from '../en/options.ts';
import {plural} from '../plural.ts';

const n = plural('ar');

export const options: OptionStrings = {
  secret: 'إبقاؤها مفاجأة',
  secretDescription: 'حتى تُفتح، لا يُظهر الرابط ولا معاينته ما بداخلها.',
  passcode: 'رمز الفتح',
  passcodePlaceholder: 'لا يوجد',
  passcodeDescription: 'يُرجى إرساله على حدة، لا مع الرابط. بعد عدة محاولات خاطئة يلزم الانتظار.',
  passcodeWeak: 'هذا الرمز سهل التخمين. يضع زر «اقتراح رمز» رمزًا أقوى.',
  suggestPasscode: 'اقتراح رمز',
  passcodeTooLong: (max) => `الحد الأقصى لعدد الأحرف: ${n(max, {other: '#'})}.`,
  passcodeForbidden: 'أحد هذه الأحرف لا يمكن استخدامه في رمز الفتح.',
  opensAt: 'يمكن فتحها ابتداءً من',
  timeZone: 'المنطقة الزمنية لمن ستصله الهدية',
  commonTimeZones: 'الشائعة',
  timeZoneAreas: {
    Africa: 'أفريقيا', America: 'أمريكا', Asia: 'آسيا', Atlantic: 'المحيط الأطلسي', Australia: 'أستراليا', Europe: 'أوروبا',
    Indian: 'المحيط الهندي', Pacific: 'المحيط الهادئ',
  },
  timeZoneCities: {
    'Asia/Riyadh': 'الرياض', 'Asia/Dubai': 'دبي، أبوظبي', 'Asia/Kuwait': 'الكويت', 'Asia/Qatar': 'الدوحة', 'Asia/Bahrain': 'المنامة',
    'Asia/Muscat': 'مسقط', 'Asia/Aden': 'صنعاء، عدن', 'Asia/Baghdad': 'بغداد', 'Asia/Amman': 'عمّان', 'Asia/Damascus': 'دمشق',
    'Asia/Beirut': 'بيروت', 'Asia/Jerusalem': 'القدس', 'Asia/Gaza': 'غزة', 'Africa/Cairo': 'القاهرة', 'Africa/Khartoum': 'الخرطوم',
    'Africa/Tripoli': 'طرابلس', 'Africa/Tunis': 'تونس', 'Africa/Algiers': 'الجزائر', 'Africa/Casablanca': 'الدار البيضاء، الرباط',
    'Africa/Nouakchott': 'نواكشوط', 'Africa/Mogadishu': 'مقديشو', 'Africa/Djibouti': 'جيبوتي', 'Europe/Istanbul': 'إسطنبول',
    'Europe/London': 'لندن', 'Europe/Paris': 'باريس', 'Europe/Berlin': 'برلين', 'Europe/Madrid': 'مدريد', 'Europe/Rome': 'روما',
    'Europe/Stockholm': 'ستوكهولم', 'Europe/Moscow': 'موسكو', 'America/New_York': 'نيويورك', 'America/Chicago': 'شيكاغو',
    'America/Los_Angeles': 'لوس أنجلوس', 'America/Toronto': 'تورونتو', 'America/Sao_Paulo': 'ساو باولو', 'Asia/Karachi': 'كراتشي',
    'Asia/Kuala_Lumpur': 'كوالالمبور', 'Asia/Jakarta': 'جاكرتا', 'Asia/Shanghai': 'بكين، شنغهاي', 'Asia/Tokyo': 'طوكيو',
    'Australia/Sydney': 'سيدني',
  },
  scheduleSummary: (opensAt, window, own) =>
    `تُفتح لمن ستصله يوم ${opensAt}${own ? ` (أي ${own} بتوقيتك)` : ''}. ومنذ ذلك الحين يمكن قبولها خلال ${window}.`,
  dateInPast: 'فات هذا الوقت هناك. يُرجى اختيار وقت لاحق.',
  dateTooFar: (days) => `هذا الموعد بعيد جدًا. يُرجى اختيار موعد خلال ${n(days, {
    zero: 'هذا اليوم', one: 'يوم واحد', two: 'يومين', few: '# أيام', many: '# يومًا', other: '# يوم',
  })}.`,
  dateIncomplete: 'يُرجى اختيار اليوم والوقت.',
  removeDate: 'إزالة الموعد',
};
