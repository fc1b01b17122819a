import {css} from 'lit';

/**
 * Comes before all other styles of an element that a page contains: its text looks the same on every page, in the page's font. Sizes are
 * in `em`, based on the reader's own font size: a `rem` is the page's, 10 px on many. Under 16 px, iOS zooms the page when a field gets
 * the focus.
 */
export const resetText = css`
  :host {
    all: initial; font-family: inherit; line-height: 1.45; color: var(--_text); visibility: inherit; -webkit-text-size-adjust: 100%;
    -webkit-locale: revert-layer; /* the language, which selects the shapes of Chinese characters */
  }
  :host > * { font-size: max(16px, 1em); }
`;

/**
 * Design tokens. Setting `--gift-accent` and `--gift-ribbon` themes everything: the other shades are mixed from them. Each public
 * `--gift-*` property is read here only; styles use `--_*`.
 */
export const tokens = css`
  :host {
    --_accent: var(--gift-accent, oklch(0.56 0.19 258));
    --_on-accent: var(--gift-on-accent, #fff);
    --_ribbon: var(--gift-ribbon, oklch(0.82 0.14 82));
    --_surface: var(--gift-surface, light-dark(#fff, oklch(0.22 0.018 262)));
    --_raised: var(--gift-surface-raised, light-dark(oklch(0.975 0.006 258), oklch(0.27 0.02 262)));
    --_text: var(--gift-text, light-dark(oklch(0.24 0.02 258), oklch(0.95 0.006 262)));
    --_quiet: var(--gift-text-quiet, light-dark(oklch(0.48 0.02 258), oklch(0.76 0.012 262)));
    --_border: var(--gift-border, light-dark(oklch(0.88 0.012 258), oklch(0.36 0.018 262)));
    --_input-border: var(--gift-input-border, light-dark(oklch(0.64 0.02 258), oklch(0.62 0.02 262)));
    --_danger: var(--gift-danger, light-dark(oklch(0.53 0.2 27), oklch(0.74 0.15 25)));
    --_success: var(--gift-success, light-dark(oklch(0.5 0.13 152), oklch(0.78 0.14 152)));
    --_focus: var(--gift-focus, light-dark(oklch(0.5 0.2 258), oklch(0.78 0.12 258)));
    --_accent-text: color-mix(in oklab, var(--_accent) 62%, var(--_text));
    --_accent-soft: light-dark(color-mix(in oklab, var(--_accent) 10%, var(--_surface)), color-mix(in oklab, var(--_accent) 22%, var(--_surface)));
    --_accent-hover: color-mix(in oklab, var(--_accent) 88%, black);
    --_radius-field: 8px;
    --_radius-button: 12px;
    --_radius-card: 20px;
    --_shadow: 0 12px 40px -8px rgb(10 20 60 / 0.35), 0 2px 8px rgb(10 20 60 / 0.15);
    color-scheme: light dark;
  }
  :host([theme='light']) { color-scheme: light; }
  :host([theme='dark']) { color-scheme: dark; }
`;
