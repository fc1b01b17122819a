/** What opens a messenger with the message already written: links in the form that each of them publishes, and no script of theirs. */

export const messengers = ['whatsapp', 'telegram', 'line', 'sms', 'mail'] as const;
export type Messenger = (typeof messengers)[number];

/** Ways that leave this page for an app of the device, where a new tab would stay empty. */
export const opensNativeApp = (messenger: Messenger) => messenger === 'sms' || messenger === 'mail';

export function shareUrl(messenger: Messenger, text: string, link: string): string {
  const encodedText = encodeURIComponent(text);
  const encodedMessage = encodeURIComponent(`${text}\n${link}`);
  switch (messenger) {
    case 'whatsapp': return `https://wa.me/?text=${encodedMessage}`;
    case 'telegram': return `https://t.me/share/url?url=${encodeURIComponent(link)}&text=${encodedText}`;
    case 'line': return `https://line.me/R/share?text=${encodedMessage}`;
    // `?&` is what both iOS and Android read.
    case 'sms': return `sms:?&body=${encodedMessage}`;
    case 'mail': return `mailto:?subject=${encodeURIComponent(text.split('\n', 1)[0]!)}&body=${encodedMessage.replaceAll('%0A', '%0D%0A')}`;
  }
}
