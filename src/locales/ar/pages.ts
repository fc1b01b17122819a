import type {PageStrings} from '../en/pages.ts';

export const pages: PageStrings = {
  claimTitle: 'هدية بانتظارك',
  claimDescription: 'افتح العلبة لترى ما بداخلها.',
  claimWithoutScript: 'لفتح هديتك، اسمح بتشغيل JavaScript في هذه الصفحة، أو افتح الرابط في متصفح آخر.',
  previewImageAlt: 'علبة هدية مربوطة بشريط',
  manageTitle: 'هديتك',
  manageDescription: 'اعرف إلى أين وصلت هديتك.',
  manageWithoutScript: 'لمتابعة هديتك، اسمح بتشغيل JavaScript في هذه الصفحة، أو افتح الرابط في متصفح آخر.',
  notFoundTitle: 'الصفحة غير موجودة',
  notFoundText: 'قد يكون الرابط ناقصًا. انسخه مرة أخرى من الرسالة التي وصلك فيها.',
  readOnlyTitle: 'هذه الصفحة للعرض فقط',
  readOnlyText: 'افتح الرابط في متصفح.',
  rootTitle: 'خادم الهدايا يعمل',
  rootPaste: (shop) => `ليتمكن الزوار من إهداء منتج من ${shop}، الصق هذا في صفحته:`,
  rootHints: 'ضع في product قيمة ref لمنتج من الكتالوج لديك، وأضف أصل الصفحة (origin) إلى allowedOrigins.',
  rootRecipients: 'هل تبحث عن هدية؟ الرابط ناقص. انسخه مرة أخرى من الرسالة التي وصلك فيها.',
};
