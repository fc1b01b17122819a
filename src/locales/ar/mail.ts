import type {MailStrings} from '../en/mail.ts';
import {plural} from '../plural.ts';
import {durations} from './durations.ts';
import {isolate} from '../isolate.ts';

const n = plural('ar');
const digits = (count: number) => n(count, {other: '#'});

export const mail: MailStrings = {
  manageButton: 'متابعة هديتك',
  warning: 'هذا البريد لك وحدك: من يملك رابطه يمكنه إلغاء الهدية.',
  footer: (shop, domain) =>
    `وصلك هذا البريد لأنك دفعت ثمن هدية لدى ${isolate(shop)} (${domain}). وهو يخصّ هذه الهدية وحدها. يُحذف عنوان بريدك الإلكتروني بعد ${durations.days(30)} من انتهاء الهدية.`,
  paid: {
    subject: (product) => `هديتك: ${product}`,
    heading: 'هديتك جاهزة للمشاركة',
    headingScheduled: 'هديتك مجدولة',
    amountPaid: (total, product, count) => `دفعت ${total} مقابل ${count > 1 ? `${digits(count)} × ` : ''}${isolate(product)}.`,
    amountHeld: (total, product) => `حُجز ${total} على بطاقتك المصرفية مقابل ${isolate(product)}. ولا يُخصم منك إلا عند قبول الهدية.`,
    claimableUntilHeld: (moment) => `يمكن قبولها حتى ${moment}. وإن لم يقبلها أحد، لا يُخصم منك شيء.`,
    opens: (moment) => `يمكن فتحها ابتداءً من ${moment}.`,
    claimableUntil: (moment) => `يمكن قبولها حتى ${moment}. وإن لم يقبلها أحد، يُردّ المبلغ إليك تلقائيًا.`,
    eachClaimableUntil: (moment) => `يمكن قبول الهدايا حتى ${moment}. ويُردّ إليك تلقائيًا ثمن ما يبقى منها.`,
    keepThisMail: 'يُرجى الاحتفاظ بهذا البريد. رابطه يعرض حالة هديتك، ويعيد إليك رابط الهدية، ويتيح لك الإلغاء.',
  },
  claimed: {
    subject: (product) => `قُبلت: ${product}`,
    heading: 'قُبلت هديتك',
    text: (product) => `أُضيف عنوان لتوصيل ${isolate(product)}. المتجر وحده يراه.`,
    paymentUsed: 'وصلت دفعتك إلى المتجر. لا يلزمك شيء آخر.',
    groupSubject: (claimed, count, product) => `قُبلت ${digits(claimed)} من ${digits(count)}: ${product}`,
    groupHeading: (claimed, count) => `قُبلت ${digits(claimed)} من ${digits(count)}`,
    groupText: (product) => `أُضيفت عناوين لتوصيل ${isolate(product)}. المتجر وحده يراها.`,
    groupRemaining: (left, moment, amount) => `${n(left, {
      zero: 'لم تبقَ أي هدية، وانتهت المهلة', one: 'بقيت هدية واحدة يمكن قبولها', two: 'بقيت هديتان يمكن قبولهما',
      few: 'بقيت # هدايا يمكن قبولها', many: 'بقيت # هدية يمكن قبولها', other: 'بقيت # هدية يمكن قبولها',
    })} حتى ${moment}. وإلا يُردّ ${amount} إليك تلقائيًا.`,
    groupPaymentUsed: 'وصلت دفعتك إلى المتجر. لا يلزمك شيء آخر.',
  },
  reminder: {
    subject: (product) => `ما زالت تنتظر: ${product}`,
    heading: 'هديتك ما زالت تنتظر',
    groupHeading: (left, count) => `${n(left, {
      zero: 'لا هدية تنتظر', one: 'هدية واحدة ما زالت تنتظر', two: 'هديتان ما زالتا تنتظران',
      few: '# هدايا ما زالت تنتظر', many: '# هدية ما زالت تنتظر', other: '# هدية ما زالت تنتظر',
    })} (من أصل ${digits(count)})`,
    claimableUntil: (moment) => `لم يقبلها أحد بعد. يمكن قبولها حتى ${moment}.`,
    refundAfterwards: (amount) => `بعد ذلك، يُردّ ${amount} تلقائيًا إلى وسيلة دفعك الأصلية.`,
    releaseAfterwards: 'بعد ذلك، لا يُخصم منك شيء: ينتهي الحجز على بطاقتك المصرفية.',
    sendAgain: 'ربما ضاع الرابط بين المحادثات. يمكنك إرساله مرة أخرى.',
  },
  refunded: {
    subject: (amount, product) => `رُدّ إليك ${amount}: ${product}`,
    heading: (amount) => `رُدّ إليك ${amount}`,
    reasons: {
      'paid-too-late': (product) => `حين وصلت دفعتك، لم يعد إرسال ${isolate(product)} كهدية ممكنًا.`,
      expired: (product) => `لم يقبل أحد الهدية في المهلة: ${isolate(product)}.`,
      declined: (product) => `وصلك الشكر مع الاعتذار عن قبول الهدية: ${isolate(product)}.`,
      cancelled: (product) => `ألغيت الهدية: ${isolate(product)}.`,
      unavailable: (product) => `قُبلت الهدية، لكن تعذّر على المتجر إرسالها: ${isolate(product)}.`,
    },
    destination: 'ذهب المبلغ إلى وسيلة دفعك الأصلية. وقد يستغرق ظهوره في حسابك المصرفي بضعة أيام.',
    partOfTotal: (amount, total) => `أي ${amount} من أصل ${total} دفعتها.`,
  },
  holdReleased: {
    subject: (product) => `لم يُخصم منك شيء: ${product}`,
    heading: 'لم يُخصم منك شيء',
    reasons: {
      'hold-lapsed': (product) => `انتهى الحجز على بطاقتك المصرفية، فلم يعد قبول الهدية ممكنًا: ${isolate(product)}.`,
      'capture-failed': (product) => `قُبلت الهدية، لكن مصرفك لم يُفرج عن المبلغ: ${isolate(product)}. وأخبرنا من قبلها أن المتجر تعذّر عليه إرسالها.`,
    },
    text: (amount) => `كان ${amount} محجوزًا فقط. وقد يظهر الحجز في حسابك المصرفي بضعة أيام أخرى.`,
  },
  stopped: {
    subject: (product) => `انتهت هديتك: ${product}`,
    heading: 'انتهت هديتك',
    text: 'أبلغنا مصرفك باستفسار عن هذه الدفعة، فلم يعد قبول الهدية ممكنًا. ولا يظهر لمن أُرسلت إليه سوى أنها لم تعد متاحة. إن لم يكن لك علم بذلك، فيُرجى سؤال مصرفك.',
  },
  linkReplaced: {
    subject: (product) => `رابط جديد: ${product}`,
    heading: 'لهديتك رابط جديد',
    text: 'توقفت كل الروابط السابقة عن العمل. وتبقى دفعتك محفوظة للهدية.',
    ifNotYou: 'إن كان التغيير منك، فكل شيء على ما يرام. وإلا فيُرجى فتح صفحة هديتك وإلغاؤها: يُردّ المبلغ إلى وسيلة دفعك الأصلية.',
    ifNotYouNoCancel: 'إن كان التغيير منك، فكل شيء على ما يرام. وإلا فيُرجى فتح صفحة هديتك والحصول على رابط جديد: يتوقف الآخر عندئذ عن العمل.',
    alreadyAccepted: 'توقفت كل الروابط السابقة عن العمل. وقُبلت الهدية بعد ذلك.',
    ifNotYouAccepted: 'إن كان تغيير الرابط منك، فكل شيء على ما يرام. وإلا فيُرجى إخبار المتجر فورًا: إن أمكنه إيقاف الشحنة، يُردّ المبلغ إلى وسيلة دفعك الأصلية.',
  },
  passcodeChanged: {
    subject: (product) => `رمز فتح جديد: ${product}`,
    heading: 'لهديتك رمز فتح جديد',
    text: 'لم يعد الرمز السابق يعمل. يُرجى إرسال الرمز الجديد إلى من ستصله الهدية.',
    alreadyAccepted: 'لم يعد الرمز السابق يعمل. وقُبلت الهدية بعد ذلك.',
    ifNotYouAccepted: 'إن كان تغيير الرمز منك، فكل شيء على ما يرام. وإلا فيُرجى إخبار المتجر فورًا: إن أمكنه إيقاف الشحنة، يُردّ المبلغ إلى وسيلة دفعك الأصلية.',
  },
  passcodeBlocked: {
    subject: (product) => `رموز خاطئة كثيرة: ${product}`,
    heading: 'هديتك لا تقبل أي رمز فتح الآن',
    text: 'جرّب شخص لديه الرابط رموزًا خاطئة كثيرة. حفاظًا على هديتك، لا يمكن لأحد إدخال رمز الآن، ولا حتى لمن ستصله الهدية.',
    whatToDo: 'من صفحة هديتك يمكنك الحصول على رابط جديد، إن كان السابق قد وصل إلى شخص آخر، أو اختيار رمز فتح جديد. ثم يُرجى إبلاغ من ستصله الهدية.',
  },
};
