import {css} from 'lit';
import {buttons} from './buttons.styles.ts';

/** Form fields. */
export const fields = css`
  .field { display: grid; gap: 4px; min-inline-size: 0; }
  .field > label, .label { font-size: 0.875em; color: var(--_text); font-weight: 600; }
  .input {
    inline-size: 100%; min-block-size: 44px; padding: 0.55em 0.75em; border: 1px solid var(--_input-border);
    border-radius: var(--_radius-field); background: var(--_surface); line-height: 1.35;
  }
  .input-row { display: flex; flex-wrap: wrap; gap: 8px; }
  .input-row > .input { flex: 1 1 8em; inline-size: auto; min-inline-size: 0; }
  .input::placeholder { color: var(--_quiet); opacity: 1; }
  .input[aria-invalid='true'] { border-color: var(--_danger); }
  .hint { font-size: 0.8125em; color: var(--_quiet); margin: 0; }
`;

/** Text takes its direction from its own language, so that punctuation stays at its end, and its alignment from the page. */
const paragraphs = css`
  h2, h3, p, li, legend, label, summary, figcaption, blockquote { unicode-bidi: plaintext; text-align: -webkit-match-parent; text-align: match-parent; }
`;

export const controls = [buttons, fields, paragraphs];
