/** The merchant's colors on hosted pages, in mails and on the test payment page. */

export interface Brand {
  /** Color of the box and of primary buttons, as `#rrggbb`. */
  accent?: string;
  /** Color of the ribbon, as `#rrggbb`. */
  ribbon?: string;
  /** Address of the logo (https), above the card on hosted pages. Mails load no pictures: that would tell when they are opened. */
  logo?: string;
  /** `light` or `dark`; by default the reader's own setting. */
  theme?: 'light' | 'dark';
}

export const HEX_COLOR = /^#[0-9a-f]{6}$/i;

const WHITE = '#ffffff';
const NEARLY_BLACK = '#141821';

/** White or nearly black: the text color with more contrast on a background (WCAG 2.2, contrast ratio). */
export function textColorOn(background: string): string {
  const luminance = relativeLuminance(background);
  const contrastWith = (text: number) => (Math.max(text, luminance) + 0.05) / (Math.min(text, luminance) + 0.05);
  return contrastWith(relativeLuminance(WHITE)) >= contrastWith(relativeLuminance(NEARLY_BLACK)) ? WHITE : NEARLY_BLACK;
}

/** A shade of a color: each channel multiplied by `factor`. */
export const darken = (color: string, factor: number): string =>
  `#${channels(color).map((channel) => Math.round(channel * factor).toString(16).padStart(2, '0')).join('')}`;

const channels = (color: string): number[] => [1, 3, 5].map((start) => parseInt(color.slice(start, start + 2), 16));

/** Relative luminance, from 0 to 1 (WCAG 2.2). */
function relativeLuminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = channels(color).map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
