/** Links that open a messenger with the message filled in, in the form that each of them documents. None of their scripts is loaded. */

export const messengers = ['whatsapp', 'telegram', 'line', 'sms', 'email'] as const;
export type Messenger = (typeof messengers)[number];

/** Opens an app of the device; a new tab for it would stay empty. */
export const opensNativeApp = (messenger: Messenger) => messenger === 'sms' || messenger === 'email';

export function shareUrl(messenger: Messenger, text: string, link: string): string {
  const encodedText = encodeURIComponent(text);
  const encodedMessage = encodeURIComponent(`${text}\n${link}`);
  switch (messenger) {
    case 'whatsapp': return `https://wa.me/?text=${encodedMessage}`;
    case 'telegram': return `https://t.me/share/url?url=${encodeURIComponent(link)}&text=${encodedText}`;
    case 'line': return `https://line.me/R/share?text=${encodedMessage}`;
    // iOS and Android both accept `?&`.
    case 'sms': return `sms:?&body=${encodedMessage}`;
    case 'email': return `mailto:?subject=${encodeURIComponent(text.split('\n', 1)[0]!)}&body=${encodedMessage.replaceAll('%0A', '%0D%0A')}`;
  }
}
