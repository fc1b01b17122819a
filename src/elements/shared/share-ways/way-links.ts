/** What opens a messenger with the message already written: links in the form that each of them publishes, and no script of theirs. */

export const linkWays = ['whatsapp', 'telegram', 'line', 'sms', 'mail'] as const;
export type LinkWay = (typeof linkWays)[number];

/** Ways that leave this page for an app of the device, where a new tab would stay empty. */
export const isOwnApp = (way: LinkWay) => way === 'sms' || way === 'mail';

export function wayLink(way: LinkWay, text: string, link: string): string {
  const words = encodeURIComponent(text);
  const both = encodeURIComponent(`${text}\n${link}`);
  switch (way) {
    case 'whatsapp': return `https://wa.me/?text=${both}`;
    case 'telegram': return `https://t.me/share/url?url=${encodeURIComponent(link)}&text=${words}`;
    case 'line': return `https://line.me/R/share?text=${both}`;
    // `?&` is what both iOS and Android read.
    case 'sms': return `sms:?&body=${both}`;
    case 'mail': return `mailto:?subject=${encodeURIComponent(text.split('\n', 1)[0]!)}&body=${both.replaceAll('%0A', '%0D%0A')}`;
  }
}
