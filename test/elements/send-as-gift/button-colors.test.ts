import {expect, fixture, html} from '@open-wc/testing';
import type {SendAsGift} from '../../../src/index.ts';
import '../../../src/index.ts';
import {stylePage} from '../../support/page-styles.ts';

/** Red, green and blue of a CSS color on a background, from 0 to 255. */
function paint(color: string, background: string): number[] {
  const context = document.createElement('canvas').getContext('2d')!;
  for (const fill of [background, color]) {
    context.fillStyle = fill;
    context.fillRect(0, 0, 1, 1);
  }
  return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
}

/** Relative luminance and contrast as in WCAG 2.2. */
const luminance = (rgb: number[]) => {
  const [r, g, b] = rgb.map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
};
function contrast(color: string, background: string): number {
  const [dark, light] = [luminance(paint(color, background)), luminance(paint(background, background))].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

describe('the colors of the button', () => {
  afterEach(() => stylePage());

  const pages: {name: string; styles?: string; background: string; theme?: string}[] = [
    {name: 'a page without styles', background: '#fff'},
    {name: 'a light page that sets its colors', styles: 'body { background: #fff; color: #333 }', background: '#fff'},
    {name: 'a page with color-scheme: dark', styles: ':root { color-scheme: dark }', background: '#121212'},
    {name: 'a dark page that sets its colors only', styles: 'body { background: #000; color: #fff }', background: '#000'},
    {name: 'a dark gray page that sets its colors only', styles: 'body { background: #222; color: #eee }', background: '#222'},
    {name: 'a dark page with gray text and theme="dark"', styles: 'body { background: #222; color: #777 }', background: '#222', theme: 'dark'},
    {name: 'a light box on a dark page, with theme="light"', styles: 'body { background: #000; color: #fff }', background: '#fff', theme: 'light'},
  ];
  for (const {name, styles, background, theme} of pages) {
    it(`have enough contrast on ${name}, for a reader with light settings`, async () => {
      stylePage(styles);
      for (const appearance of ['plain', 'outlined', 'icon']) {
        const button = await fixture<SendAsGift>(html`<send-as-gift backend="" product="mug" appearance=${appearance}></send-as-gift>`);
        if (theme) button.setAttribute('theme', theme);
        const {color} = getComputedStyle(button.shadowRoot!.querySelector('button')!);
        expect(contrast(color, background), `${appearance}: ${color}`).to.be.at.least(4.5);
      }
      const filled = await fixture<SendAsGift>(html`<send-as-gift backend="" product="mug" appearance="filled"></send-as-gift>`);
      const native = filled.shadowRoot!.querySelector('button')!;
      native.focus({focusVisible: true} as FocusOptions);
      expect(native.matches(':focus-visible')).to.equal(true);
      expect(contrast(getComputedStyle(native).outlineColor, background), 'the focus outline').to.be.at.least(3);
    });
  }
});
