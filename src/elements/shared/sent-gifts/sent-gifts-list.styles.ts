import {css} from 'lit';

export const styles = css`
  :host { display: grid; gap: 12px; color: var(--_text); }
  p, ul { margin: 0; padding: 0; }
  ul { list-style: none; display: grid; gap: 12px; }
  li { display: grid; border: 1px solid var(--_border); border-radius: 12px; overflow: hidden; }
  .one {
    display: grid; gap: 2px; min-block-size: 56px; padding: 10px 16px; border: 0; background: none; text-align: start; cursor: pointer; overflow-wrap: anywhere;
  }
  .one:hover { background: var(--_raised); }
  .one:focus-visible, .remove:focus-visible { outline-offset: -3px; }
  strong { font-weight: 600; }
  .remove { justify-content: start; padding: 0 16px; font-size: 0.8125em; border-block-start: 1px solid var(--_border); border-radius: 0; }
  .question { display: grid; gap: 12px; padding: 14px 16px; border-block-start: 1px solid var(--_border); outline: none; font-size: 0.875em; text-wrap: pretty; }
  .row .button { flex: 1 1 auto; }
  .row { display: flex; flex-wrap: wrap; gap: 8px; }
  .back { justify-self: start; padding-inline: 0; margin-block: -8px; }
  .title { overflow-wrap: anywhere; }
  .status { font-size: 0.875em; color: var(--_success); outline: none; }
  .status:empty { display: none; }
`;
