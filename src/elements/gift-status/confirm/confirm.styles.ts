import {css} from 'lit';

export const styles = css`
  form.note { gap: 10px; justify-items: stretch; }
  form.passcode { display: grid; gap: 10px; }
  form.passcode .row { margin-block-start: 4px; }
  textarea { resize: vertical; field-sizing: content; max-block-size: 16em; }
  .question { display: grid; gap: 14px; padding: 16px; border: 1px solid var(--_input-border); border-radius: var(--_radius); outline: none; }
  .question .button, form.note .button, form.passcode .row .button { flex: 1 1 auto; }
  .question:focus-visible { outline: none; }
  #says { display: grid; gap: 8px; text-wrap: pretty; }
  #says p + p { font-size: 0.9375em; color: var(--_quiet); }
`;
