import {css} from 'lit';

export const styles = css`
  :host { display: block; box-sizing: border-box; max-inline-size: 480px; }
  :host([hidden]) { display: none; }
  .view { display: grid; gap: calc(5 * var(--_space)); container-type: inline-size; }
  h2, p, ol, ul, figure, blockquote { margin: 0; padding: 0; }
  h2 { font-size: 1.25em; line-height: 1.3; font-weight: 600; text-wrap: balance; }
  h2:focus-visible { outline: none; }
  .wait { padding-block: 24px; text-align: center; }
  .back { justify-self: start; margin: -12px -0.5em; }
  .notice { display: grid; justify-items: center; gap: 8px; text-align: center; padding-block: 24px; }
  .notice gift-box { inline-size: 148px; margin-block-end: 8px; }
  .notice p { max-inline-size: 36ch; }
  .notice .button { margin-block-start: 12px; }
  .ending { inline-size: 132px; justify-self: center; }
  .state { display: grid; gap: 4px; }
  .state.over { text-align: center; justify-items: center; }
  .view p { max-inline-size: 60ch; text-wrap: pretty; }
  .money { font-weight: 600; }

  .product { display: flex; align-items: center; gap: 14px; }
  .product img { flex: none; inline-size: 64px; block-size: 64px; object-fit: cover; border-radius: var(--_radius); background: var(--_raised); }
  .product > div { display: grid; min-inline-size: 0; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
  strong { font-weight: 600; }

  .steps { display: grid; grid-template-columns: repeat(5, 1fr); list-style: none; font-size: 0.75em; line-height: 1.25; text-align: center; color: var(--_quiet); }
  .steps li { position: relative; padding-block-start: 26px; min-inline-size: 0; }
  .steps li span { display: block; padding-inline: 1px; }
  .steps li::before {
    content: ''; position: absolute; z-index: 1; inset-block-start: 4px; inset-inline-start: calc(50% - 7px); inline-size: 14px; block-size: 14px;
    box-sizing: border-box; border: 2px solid var(--_input-border); border-radius: 50%; background: var(--_surface);
  }
  .steps li + li::after {
    content: ''; position: absolute; inset-block-start: 10px; inset-inline: calc(-50% + 7px) calc(50% + 7px); block-size: 2px; background: var(--_border);
  }
  .steps .made { color: var(--_text); }
  .steps .made::before { border-color: var(--_accent); background: var(--_accent); }
  .steps li.made + li.made::after { background: var(--_accent); }
  .steps .at { font-weight: 600; }
  .steps .at span { margin-inline: -4px; }
  .steps .at::before { box-shadow: 0 0 0 4px color-mix(in oklab, var(--_accent) 24%, transparent); }

  @container (max-width: 24em) { .steps { font-size: 0.6875em; } .steps li span { padding-inline: 3px; } }
  /* Large text or a narrow column: the steps stand below each other. */
  @container (max-width: 19em) {
    .steps { grid-template-columns: 1fr; text-align: start; font-size: 0.875em; }
    .steps li { padding: 0 0 12px 28px; padding-inline: 28px 0; }
    .steps li::before { inset-inline-start: 0; }
    .steps li + li::after { inset: calc(-100% + 18px) auto auto 6px; inset-inline: 6px auto; inline-size: 2px; block-size: calc(100% - 14px); }
  }
  .left { display: grid; gap: 2px; justify-items: start; font-variant-numeric: tabular-nums; }
  .left .button { margin: -4px -0.5em -12px; }
  .note { display: grid; gap: 4px; justify-items: start; padding: 14px 16px; border-radius: var(--_radius); background: var(--_raised); }
  .note .written { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 1.0625em; }
  .note .button.link { margin: 0 -0.5em -8px; }
  .row { display: flex; flex-wrap: wrap; gap: 8px; }
  .row .button.link:first-child { margin-inline-start: -0.5em; }
  .own { display: grid; gap: 2px; justify-items: start; padding-block-start: 14px; border-block-start: 1px solid var(--_border); }
  .own .button { margin-inline: -0.5em; }
  .own .input { font-size: 0.875em; text-overflow: ellipsis; color: var(--_quiet); direction: ltr; }
  .done { font-size: 0.875em; color: var(--_success); text-wrap: pretty; }
  .view + .done { margin-block-start: 12px; }
  .note + .done, .done:has(+ .button, + gift-share) { margin-block: -8px; }
  :host(:not([compact])) { padding: calc(6 * var(--_space)) calc(5 * var(--_space)); border: 1px solid var(--_border); border-radius: var(--_radius-card); background: var(--_surface); }
  :host([compact]) .view { gap: 16px; }
  :host([compact]) h2 { font-size: 1em; }
  :host([compact]) .state { font-size: 0.9375em; }
  @media (forced-colors: active) {
    .steps .made::before { background: Highlight; border-color: Highlight; }
    .note { border: 1px solid; }
    .button.link { border-color: transparent; text-decoration: underline; }
  }
`;
