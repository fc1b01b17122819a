import {css} from 'lit';

/** Product, variants, decline form, receipt and its forms. */
export const openedGiftStyles = css`
  .product, .address, .decline, .receipt { gap: calc(5 * var(--_space)); }
  .passcode { text-align: center; justify-items: center; gap: 16px; padding-block: 8px; }
  .passcode .field { inline-size: 100%; gap: 8px; text-align: start; }
  .passcode .button { margin-block-start: 8px; }
  .passcode .shop { font-size: 0.875em; }
  .picture {
    inline-size: 100%; aspect-ratio: 1; max-block-size: 56vh; object-fit: cover; border-radius: calc(var(--_radius) * 4 / 3); background: var(--_raised); display: block;
  }
  .picture[hidden] { display: none; }
  .summary { display: grid; gap: 4px; }
  .description { white-space: pre-line; color: var(--_quiet); max-inline-size: 60ch; text-wrap: pretty; margin-block-start: 4px; }
  .note-card { margin: 0; padding: 16px 20px; background: var(--_raised); border-radius: var(--_radius); display: grid; gap: 8px; }
  .note-card .note { text-align: start; text-wrap: pretty; }
  .note-card figcaption { text-align: end; }
  .variants { display: grid; gap: 8px; }
  .chips { display: flex; flex-wrap: wrap; gap: 8px; margin-block-start: 8px; }
  .chip {
    position: relative; display: inline-flex; align-items: center; gap: 8px; min-block-size: 44px; padding: 6px 14px;
    border: 1px solid var(--_input-border); border-radius: var(--_radius-field); cursor: pointer;
  }
  .chip input, .emoji-option input { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; margin: 0; opacity: 0; cursor: inherit; }
  .chip:has(:checked) { border-color: var(--_accent); box-shadow: inset 0 0 0 1px var(--_accent); background: var(--_accent-soft); }
  .chip:has(:focus-visible), .emoji-option:has(:focus-visible) { outline: 2px solid var(--_focus); outline-offset: 2px; }
  .chip.unavailable { color: var(--_quiet); border-style: dashed; cursor: default; }
  .swatch { inline-size: 22px; block-size: 22px; flex: none; stroke: rgb(0 0 0 / 0.25); stroke-width: 1; }
  .product .actions { gap: 8px; }
  .product .shop { margin-block-start: 8px; font-size: 0.875em; }
  .decline .actions { gap: 8px; }
  .decline { text-align: center; }
  .decline .field { text-align: start; }
  textarea.input { resize: vertical; min-block-size: 4.5em; }
  .centered { text-align: center; justify-items: center; }
  .progress { display: grid; gap: 12px; }
  .steps { display: grid; }
  .steps li { position: relative; display: grid; grid-template-columns: 24px 1fr; gap: 12px; padding-block-end: 20px; }
  .steps li:last-child { padding-block-end: 0; }
  .steps li:not(:last-child)::before {
    content: ''; position: absolute; inset-block: 24px 0; inset-inline-start: 11px; inline-size: 2px; background: var(--_border);
  }
  .steps li.done:not(:last-child)::before { background: var(--_success); }
  .steps .upcoming { color: var(--_quiet); }
  .steps .current { font-weight: 600; }
  .steps .current .small { font-weight: 400; }
  .dot { inline-size: 24px; block-size: 24px; fill: none; stroke: var(--_input-border); stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
  .done .dot { stroke: var(--_success); }
  .current .dot { stroke: var(--_accent); }
  .dot .core { fill: var(--_accent); stroke: none; }
  .tracking-link { display: inline-flex; align-items: center; min-block-size: 44px; font-weight: 400; }
  .thanks, .receipt-link, .confirm { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; border-block-start: 1px solid var(--_border); padding-block-start: 20px; }
  .thanks .button { justify-self: start; }
  .thanks.sent { justify-items: center; text-align: center; gap: 8px; }
  .thanks .emoji { font-size: 2.5em; line-height: 1.2; }
  .emojis { display: flex; flex-wrap: wrap; gap: 8px; }
  .emoji-option {
    position: relative; display: grid; place-items: center; inline-size: 48px; block-size: 48px; border: 1px solid var(--_border);
    border-radius: 50%; font-size: 1.375em; line-height: 1; cursor: pointer;
  }
  .emoji-option:has(:checked) { border-color: var(--_accent); box-shadow: inset 0 0 0 1px var(--_accent); background: var(--_accent-soft); }
  .emoji-option span, .thanks .emoji { font-family: 'Apple Color Emoji', 'Segoe UI Emoji', 'Noto Color Emoji', sans-serif; }
  .receipt-link { gap: 8px; }
  .row { display: flex; flex-wrap: wrap; gap: 8px; }
  .row > * { flex: 1 1 auto; }
  .row .input { flex: 1 1 min(12em, 100%); min-inline-size: 0; inline-size: auto; text-overflow: ellipsis; color: var(--_quiet); font-size: 0.875em; }
  .links { display: flex; flex-wrap: wrap; justify-content: center; gap: 0 8px; }
  .links .button { font-size: 0.875em; }
  .consequences { display: grid; gap: 2px; }
  .consequences dt { font-weight: 600; }
  .consequences dd { margin: 0 0 8px; color: var(--_quiet); }
  .confirm h3:focus, .thanks h3:focus { outline-offset: 4px; }
  @media (prefers-reduced-motion: no-preference) {
    .enter.second { animation-delay: 80ms; }
    .enter.third { animation-delay: 140ms; }
  }
  @media (forced-colors: active) {
    .chip:has(:checked), .emoji-option:has(:checked) { outline: 2px solid Highlight; }
    .dot { stroke: CanvasText; }
  }
`;
