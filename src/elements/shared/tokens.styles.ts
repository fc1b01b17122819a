import {css} from 'lit';

/**
 * Comes before all other styles of an element that a page contains: its text looks the same on every page, in the page's font. Sizes are
 * in `em`, based on the reader's own font size: a `rem` is the page's, 10 px on many. Under 16 px, iOS zooms the page when a field gets
 * the focus.
 */
export const resetText = css`
  :host {
    all: initial; font-family: var(--gift-font, inherit); line-height: 1.45; color: var(--_text); visibility: inherit; -webkit-text-size-adjust: 100%;
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
    --_text: var(--gift-text, light-dark(oklch(0.24 0.02 258), oklch(0.95 0.006 262)));
    --_raised: var(--gift-surface-raised, color-mix(in oklab, var(--_text) 5%, var(--_surface)));
    --_quiet: var(--gift-text-quiet, color-mix(in oklab, var(--_text) 70%, var(--_surface)));
    --_border: var(--gift-border, color-mix(in oklab, var(--_text) 17%, var(--_surface)));
    --_input-border: var(--gift-input-border, color-mix(in oklab, var(--_text) 50%, var(--_surface)));
    --_danger: var(--gift-danger, light-dark(oklch(0.53 0.2 27), oklch(0.74 0.15 25)));
    --_success: var(--gift-success, light-dark(oklch(0.5 0.13 152), oklch(0.78 0.14 152)));
    --_accent-text: color-mix(in oklab, var(--_accent) 62%, var(--_text));
    --_focus: var(--gift-focus, var(--_accent-text));
    --_accent-soft: light-dark(color-mix(in oklab, var(--_accent) 10%, var(--_surface)), color-mix(in oklab, var(--_accent) 22%, var(--_surface)));
    --_accent-hover: color-mix(in oklab, var(--_accent) 88%, black);
    --_radius: var(--gift-radius, 12px);
    --_radius-field: calc(var(--_radius) * 2 / 3);
    --_radius-card: calc(var(--_radius) * 5 / 3);
    --_space: var(--gift-space, 4px);
    --_shadow: var(--gift-shadow, 0 12px 40px -8px rgb(10 20 60 / 0.35), 0 2px 8px rgb(10 20 60 / 0.15));
    color-scheme: light dark;
  }
  :host([theme='light']) { color-scheme: light; }
  :host([theme='dark']) { color-scheme: dark; }
`;
