/**
 * The languages of the user interface, each with the button's label: the only text that is bundled with the button itself. A language
 * is a line here and a folder of strings; `npm run generate:locales` writes the tables that load it.
 */
export const buttonLabel = {
  en: 'Send as a gift',
  'zh-Hans': '送给朋友',
  'zh-Hant': '送給朋友',
  ja: 'ギフトとして贈る',
  ko: '선물하기',
  de: 'Verschenken',
  fr: 'Offrir en cadeau',
  es: 'Enviar como regalo',
  pt: 'Enviar como presente',
  ar: 'إرسال كهدية',
};
