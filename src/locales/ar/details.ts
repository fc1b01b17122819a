import type {DetailStrings} from '../en/details.ts';
import {plural} from '../plural.ts';

const n = plural('ar');

/** The number follows its label: `مقبولة: ٢` is right for every number. */
const counted = (label: string) => (count: number) => n(count, {other: `${label}: #`});

export const details: DetailStrings = {
  timeUntilOpen: (span) => `تُفتح بعد ${span}`,
  opensFrom: (moment) => `يمكن فتحها ابتداءً من ${moment}.`,
  opensAtRecipientTime: (moment) => `أي ${moment} بتوقيت من ستصله.`,
  untilOpenText: (window) => `يمكنك مشاركة الرابط من الآن: لا يُظهر قبل ذلك سوى الموعد. ثم يمكن قبولها خلال ${window}. وإن لم تُقبل، يُردّ المبلغ إليك.`,
  secret: 'إنها مفاجأة: لا يظهر ما بداخلها إلا عند فتحها.',
  passcode: 'تُفتح برمز الفتح الذي اخترته. ليس الرمز في الرابط، فيُرجى إرساله على حدة.',
  changePasscode: 'تغيير رمز الفتح',
  passcodeBlockedTitle: 'رموز خاطئة كثيرة',
  passcodeBlockedText: 'جرّب شخص لديه الرابط رموزًا كثيرة، لذلك لا يمكن لأحد إدخال رمز الآن. هديتك في أمان. إن كان الرابط قد وصل إلى شخص آخر، فيمكنك الحصول على رابط جديد، وإلا فيكفي اختيار رمز فتح جديد.',
  newPasscode: 'اختيار رمز فتح جديد',
  openText: (left) => n(left, {
    zero: 'لم تبقَ أي هدية.', one: 'من لديه الرابط يمكنه قبول الأخيرة.', two: 'من لديه الرابط يمكنه قبول واحدة. بقيت اثنتان.',
    few: 'من لديه الرابط يمكنه قبول واحدة. بقيت # هدايا.', many: 'من لديه الرابط يمكنه قبول واحدة. بقيت # هدية.',
    other: 'من لديه الرابط يمكنه قبول واحدة. بقيت # هدية.',
  }),
  scheduledText: (count) => n(count, {
    zero: 'لا هدايا مجدولة.', one: 'هدية واحدة مجدولة.', two: 'الهديتان مجدولتان.',
    few: 'كل الهدايا (#) مجدولة.', many: 'كل الهدايا (#) مجدولة.', other: 'كل الهدايا (#) مجدولة.',
  }),
  closedText: 'لم يعد قبولها ممكنًا. وما قُبل منها لا يتأثر.',
  allAcceptedText: 'المتجر وحده يرى وجهة كل واحدة.',
  counts: {
    free: counted('متاحة'),
    accepted: counted('مقبولة'),
    shipped: counted('في الطريق'),
    delivered: counted('وصلت'),
    declined: counted('اعتُذر عن قبولها'),
    expired: counted('لم تُقبل في المهلة'),
    cancelled: counted('ملغاة'),
    unavailable: counted('تعذّر توصيلها'),
    unknown: counted('فيها جديد'),
  },
  labels: {
    free: 'متاحة', accepted: 'مقبولة', shipped: 'في الطريق', delivered: 'وصلت', declined: 'اعتُذر عن قبولها',
    expired: 'لم تُقبل في المهلة', cancelled: 'ملغاة', unavailable: 'تعذّر توصيلها', unknown: 'فيها جديد',
  },
  countsLabel: 'سير الهدية',
  oneByOne: 'واحدة واحدة',
  portion: (from, to) => `رقم ${n(from, {other: '#'})}${from === to ? '' : `–${n(to, {other: '#'})}`}`,
  thanks: 'كلمة شكر لك',
  declineNotes: 'كلمة وصلتك',
  moreThanks: (count) => n(count, {
    zero: 'لا مزيد', one: 'كلمة أخرى', two: 'كلمتان أخريان', few: '# كلمات أخرى', many: '# كلمة أخرى', other: '# كلمة أخرى',
  }),
  endReasons: {
    'payment-disputed': 'استفسر مصرفك عن هذه الدفعة، فلم يعد قبول الهدية ممكنًا. ولا يظهر لمن أُرسلت إليه سوى أنها لم تعد متاحة.',
    'payment-refunded': 'ردّ المتجر دفعتك، فلم يعد قبول الهدية ممكنًا.',
    'hold-lapsed': 'كان المبلغ محجوزًا فقط على بطاقتك المصرفية، وانتهى الحجز قبل أن يقبلها أحد.',
    'capture-failed': 'قُبلت الهدية، لكن مصرفك لم يُفرج عن المبلغ. ولا يظهر لمن قبلها سوى أن المتجر تعذّر عليه إرسالها.',
  },
  moneyAtBank: 'القرار بشأن المبلغ الآن لدى مصرفك.',
};
