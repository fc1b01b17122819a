/**
 * Sets language and colors of a hosted page's element, before it reads them, and the background. The page itself, with its title, is in
 * the gift's language; the element is in the visitor's, unless that is not supported or the URL names one. The styles are adopted,
 * because the content security policy allows no style element.
 */
import {matchLanguage} from '../../../locales/language.ts';

const main = document.querySelector('main')!;
main.lang = [new URLSearchParams(location.search).get('lang') ?? '', ...navigator.languages].find(matchLanguage) ?? '';
if (!main.lang) main.removeAttribute('lang');

const {dataset: {accent, onAccent, ribbon, theme}, style} = document.documentElement;
for (const [name, value] of Object.entries({accent, 'on-accent': onAccent, ribbon})) {
  if (value) style.setProperty(`--gift-${name}`, value);
}
if (theme) {
  style.setProperty('color-scheme', theme);
  for (const element of main.children) element.setAttribute('theme', theme);
}

const pageStyles = new CSSStyleSheet();
pageStyles.replaceSync(`
  :root {
    color-scheme: light dark;
    font: 100%/1.5 system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'PingFang SC', 'Noto Sans CJK SC', sans-serif;
    color: light-dark(oklch(0.25 0.02 258), oklch(0.95 0.01 258));
    background: light-dark(oklch(0.97 0.008 258), oklch(0.19 0.02 258));
  }
  body { margin: 0; }
  main {
    box-sizing: border-box;
    min-block-size: 100dvh;
    display: grid;
    place-items: safe center;
    align-content: safe center;
    gap: 1rem;
    padding: max(1rem, env(safe-area-inset-top)) max(1rem, env(safe-area-inset-right))
      max(1rem, env(safe-area-inset-bottom)) max(1rem, env(safe-area-inset-left));
  }
  main > * { inline-size: 100%; max-inline-size: 30rem; }
  main > .logo { inline-size: auto; max-inline-size: min(100%, 15rem); block-size: 2.5rem; object-fit: contain; }
`);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, pageStyles];
