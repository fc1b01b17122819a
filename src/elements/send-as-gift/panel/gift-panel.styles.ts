import {css} from 'lit';

export const styles = css`
  dialog {
    position: fixed; inset: auto 0 0; margin: 0; padding: 0; border: 0; overflow: visible;
    inline-size: 100%; max-inline-size: 100%; max-block-size: none;
    color: inherit; background: transparent;
  }
  dialog::backdrop { background: rgb(10 16 40 / 0.45); }
  .sheet {
    position: relative; display: flex; flex-direction: column; max-block-size: 92dvh; overflow: hidden;
    border-radius: var(--_radius-card) var(--_radius-card) 0 0; background: var(--_surface); box-shadow: var(--_shadow);
  }
  form { display: contents; }
  .handle { position: relative; z-index: 3; flex: none; inline-size: 36px; block-size: 4px; margin: 8px auto 0; border-radius: 2px; background: var(--_border); }
  .scroll {
    flex: 1 1 auto; min-block-size: 0; overflow-y: auto; overscroll-behavior: contain; padding: calc(3 * var(--_space)) calc(5 * var(--_space)) calc(5 * var(--_space));
    display: grid; grid-auto-rows: max-content; gap: calc(5 * var(--_space)); align-content: start; scroll-padding-block-start: 60px;
    position: relative; /* contains the visually hidden elements: otherwise the sheet itself could be scrolled to them */
  }
  /* What scrolls passes below the close button behind this bar. What a screen begins with lies on the bar until then. */
  .sheet::before {
    content: ''; position: absolute; z-index: 2; inset: 0 0 auto; block-size: 60px;
    background: linear-gradient(var(--_surface) 48px, transparent);
  }
  .scroll > :first-child { position: relative; z-index: 3; }
  .footer {
    flex: none; display: grid; gap: 10px; padding: calc(3 * var(--_space)) calc(5 * var(--_space)) max(4 * var(--_space), env(safe-area-inset-bottom));
    border-block-start: 1px solid var(--_border); background: var(--_surface);
  }
  .close-button {
    position: absolute; z-index: 4; inset-block-start: 12px; inset-inline-end: 8px; inline-size: 44px; block-size: 44px; padding: 0;
    display: grid; place-items: center; border: 0; border-radius: 50%; background: none; color: var(--_quiet); cursor: pointer;
  }
  .close-button:hover { background: var(--_raised); color: var(--_text); }
  .icon { inline-size: 22px; block-size: 22px; fill: none; stroke: currentColor; stroke-width: 1.7; stroke-linecap: round; }
  h2, h3, p { margin: 0; }
  h2 { font-size: 1.125em; line-height: 1.3; font-weight: 600; text-wrap: balance; }
  h2.waiting { min-block-size: 240px; display: grid; place-items: center; color: var(--_quiet); }
  h2:focus-visible { outline: none; }
  h3 { font-size: 0.875em; font-weight: 600; }

  .product { display: flex; gap: 14px; align-items: center; }
  .product, .top { padding-inline-end: 36px; }
  .product > div { min-inline-size: 0; }
  .product img { flex: none; inline-size: 64px; block-size: 64px; object-fit: cover; border-radius: var(--_radius); background: var(--_raised); }
  .kicker { font-size: 0.8125em; color: var(--_quiet); }
  .product h2 { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; font-size: 1em; overflow-wrap: anywhere; }
  .price { font-variant-numeric: tabular-nums; color: var(--_quiet); }
  .price.changed { color: var(--_text); font-weight: 600; }

  fieldset { margin: 0; padding: 0; border: 0; min-inline-size: 0; }
  legend { padding: 0; margin-block-end: 8px; }
  .chips { display: flex; flex-wrap: wrap; gap: 8px; }
  .chip {
    position: relative; display: inline-flex; align-items: center; gap: 8px; min-block-size: 44px; padding: 8px 14px;
    border: 1px solid var(--_input-border); border-radius: var(--_radius-field); cursor: pointer; font-size: 0.875em; line-height: 1.25;
    font-variant-numeric: tabular-nums; overflow-wrap: anywhere;
  }
  :is(.chip, .cover-option) input { position: absolute; inset: 0; margin: 0; opacity: 0; inline-size: 100%; block-size: 100%; cursor: inherit; }
  .chip:hover { background: var(--_raised); }
  .chip:has(:checked) { border-color: var(--_accent); box-shadow: inset 0 0 0 1px var(--_accent); background: var(--_accent-soft); }
  :is(.chip, .cover-option, .stepper):has(:focus-visible) { outline: 2px solid var(--_focus); outline-offset: 2px; }
  .chip.unavailable { border-color: var(--_border); color: var(--_quiet); cursor: default; text-decoration: line-through; background: none; }
  .variants > .error { margin-block-start: 8px; }
  .swatch { inline-size: 16px; block-size: 16px; flex: none; }
  .swatch circle { stroke: var(--_input-border); stroke-width: 1; }

  .card { border: 1px solid var(--_input-border); border-radius: calc(var(--_radius) * 4 / 3); overflow: hidden; background: var(--_surface); }
  .card:focus-within { border-color: var(--_accent); }
  .cover { display: grid; place-items: center; block-size: 112px; background: color-mix(in oklab, var(--_paper) 14%, var(--_surface)); overflow: hidden; }
  .cover gift-box { inline-size: 92px; }
  .covers { display: flex; justify-content: center; padding: 6px; border-block-end: 1px solid var(--_border); }
  .cover-option {
    position: relative; flex: 0 1 54px; min-inline-size: 44px; block-size: 48px; display: grid; place-items: center;
    border-radius: var(--_radius-field); cursor: pointer; -webkit-tap-highlight-color: transparent;
  }
  .cover-option gift-box { inline-size: 34px; pointer-events: none; }
  .cover-option:hover { background: var(--_raised); }
  .cover-option:has(:checked) { background: var(--_accent-soft); box-shadow: inset 0 0 0 2px var(--_accent); }
  .card-text { display: grid; grid-template-columns: minmax(0, 1fr); padding: 4px 16px 10px; }
  textarea {
    inline-size: 100%; min-block-size: 5.2em; max-block-size: 14em; padding: 10px 0 4px; border: 0; background: none; resize: none;
    font-size: 1.125em; field-sizing: content; outline: none; overflow-wrap: anywhere;
  }
  textarea:focus-visible, .sender input:focus-visible { outline: none; }
  .card-text:has(textarea:focus-visible) { box-shadow: inset 0 2px 0 var(--_focus); }
  textarea::placeholder, .sender input::placeholder { color: var(--_quiet); opacity: 1; }
  #note-left { text-align: end; min-block-size: 1.5em; font-variant-numeric: tabular-nums; }
  .suggestions { display: flex; gap: 8px; margin-inline: -16px; padding: 4px 16px 12px; overflow-x: auto; overscroll-behavior-x: contain; scrollbar-width: none; }
  .suggestion {
    flex: none; min-block-size: 44px; padding: 6px 14px; border: 1px solid var(--_border); border-radius: 22px; background: var(--_raised);
    color: var(--_text); font-size: 0.8125em; line-height: 1.25; cursor: pointer; scroll-margin-inline: 16px; touch-action: manipulation;
  }
  .suggestion:hover { border-color: var(--_input-border); }
  .suggestion[aria-pressed='true'] { border-color: var(--_accent); background: var(--_accent-soft); }
  .suggestion[aria-disabled] { border-color: transparent; color: var(--_quiet); cursor: default; }
  .suggestion:focus-visible { outline-offset: -2px; }
  .sender { display: flex; align-items: center; gap: 10px; border-block-start: 1px solid var(--_border); }
  .sender:has(:focus-visible) { box-shadow: 0 2px 0 var(--_focus); }
  .sender label { font-size: 0.875em; color: var(--_quiet); }
  .sender input { flex: 1; min-inline-size: 0; min-block-size: 44px; border: 0; background: none; padding: 0; font-weight: 600; }
  /* Keeps the error message below the field in view when the field is focused. */
  .sender input { scroll-margin-block-end: 4em; }
  .sender input::placeholder { font-weight: 400; }
  /* An empty field has no text to take its direction from, so it takes the page's. */
  textarea:placeholder-shown, .sender input { text-align: -webkit-match-parent; text-align: match-parent; }
  .sender:has([aria-invalid='true']) { box-shadow: 0 2px 0 var(--_danger); }
  .card-text > .error { padding-block: 6px 2px; }
  .chips.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(8em, 100%), 1fr)); }
  .pair .chip { justify-content: center; text-align: center; }
  .recipient { display: grid; gap: 12px; }
  .count { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 8px 16px; }
  .count > label { font-size: 0.875em; }
  .count > p { flex-basis: 100%; font-variant-numeric: tabular-nums; text-wrap: pretty; }
  .stepper { display: inline-flex; border: 1px solid var(--_input-border); border-radius: var(--_radius); }
  .stepper:has([aria-invalid='true']) { border-color: var(--_danger); }
  .stepper input {
    inline-size: 3.5em; min-block-size: 44px; padding: 0; border: 0; background: none; outline: none; text-align: center; appearance: textfield;
    font-weight: 600; font-variant-numeric: tabular-nums;
  }
  .stepper input::-webkit-inner-spin-button, .stepper input::-webkit-outer-spin-button { appearance: none; margin: 0; }
  .step {
    inline-size: 44px; min-block-size: 44px; padding: 0; display: grid; place-items: center; border: 0; border-radius: calc(var(--_radius) - 1px); background: none;
    cursor: pointer; touch-action: manipulation;
  }
  .step:hover { background: var(--_raised); }
  .step:focus-visible { outline-offset: -3px; }
  .step[aria-disabled] { color: var(--_quiet); opacity: 0.5; cursor: default; background: none; }
  .options { display: grid; grid-template-columns: minmax(0, 1fr); border-block-start: 1px solid var(--_border); margin-block-end: -12px; }
  .toggle {
    display: flex; align-items: center; gap: 10px; min-block-size: 48px; padding: 4px 0; border: 0; background: none; text-align: start; cursor: pointer;
    font-size: 0.9375em;
  }
  .toggle .small { flex: 1; min-inline-size: 0; text-align: end; }
  .toggle .set { color: var(--_accent-text); }
  .toggle[aria-expanded='true'] .icon { transform: scaleY(-1); }
  .sent-gifts { justify-self: center; font-size: 0.875em; margin-block: 0 -8px; }
  .policy a { white-space: nowrap; }
  .policy { font-size: 0.8125em; color: var(--_quiet); text-wrap: pretty; }

  .centered { justify-items: center; text-align: center; gap: 8px; padding-block: 20px; }
  .centered > gift-box { inline-size: clamp(64px, 70vh - 290px, 148px); margin-block-end: 8px; }
  .centered > p { color: var(--_quiet); max-inline-size: 34ch; text-wrap: balance; }
  .centered > p.error { color: var(--_danger); font-size: 0.875em; }
  .centered > h2 { font-size: 1.25em; }
  .centered > h2.plain { font-size: 1em; font-weight: 400; }
  .centered > .link-replaced { margin-block: 8px -8px; color: var(--_success); font-size: 0.875em; }
  .share > gift-box { inline-size: clamp(64px, 70vh - 290px, min(208px, 56vw)); }
  .share > h2 { font-size: 1.5em; }
  .share > gift-share, .share > .progress { inline-size: 100%; text-align: start; }
  .share > gift-share { margin-block-start: 12px; }
  .progress { display: grid; gap: 12px; padding-block-start: 16px; margin-block-start: 8px; border-block-start: 1px solid var(--_border); }
  .spinner {
    inline-size: 28px; block-size: 28px; margin: 12px; border: 3px solid var(--_border); border-block-start-color: var(--_accent);
    border-radius: 50%; animation: turn 0.9s linear infinite;
  }
  @keyframes turn { to { transform: rotate(1turn); } }

  @media (min-width: 640px) {
    /* Wider on a phone held sideways. */
    dialog { inset: 0; margin: auto; inline-size: clamp(400px, 960px - 100vh, 560px); block-size: fit-content; }
    dialog[data-anchored] { margin: 0; inset: 12px auto auto 12px; }
    dialog[data-anchored]::backdrop { background: transparent; }
    .sheet { border-radius: var(--_radius-card); border: 1px solid var(--_border); max-block-size: calc(100dvh - 24px); }
    .handle { display: none; }
    .scroll { padding-block-start: calc(5 * var(--_space)); }
    .footer { padding-block-end: calc(5 * var(--_space)); }
  }
  @media (prefers-reduced-motion: reduce) { .spinner { animation-duration: 3s; } }
  @media (forced-colors: active) {
    .sheet, .card { border: 1px solid; }
    .chip:has(:checked), .cover-option:has(:checked) { outline: 3px solid Highlight; }
    .card-text:has(textarea:focus-visible), .sender:has(:focus-visible) { outline: 2px solid Highlight; }
  }
`;
