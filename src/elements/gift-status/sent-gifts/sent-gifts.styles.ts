import {css} from 'lit';

export const styles = css`
  .sent { list-style: none; display: grid; gap: 8px; }
  .sent li { border: 1px solid var(--_input-border); border-radius: var(--_radius); }
  .one { display: flex; }
  .choose {
    flex: 1; display: grid; gap: 2px; min-inline-size: 0; min-block-size: 56px; padding: 10px 16px; text-align: start; cursor: pointer;
    border: 0; border-radius: calc(var(--_radius) - 1px); background: none; overflow-wrap: anywhere;
  }
  .choose:hover { background: var(--_raised); }
  .remove {
    flex: none; display: grid; place-items: center; inline-size: 48px; padding: 0; border: 0; border-radius: calc(var(--_radius) - 1px);
    background: none; color: var(--_quiet); cursor: pointer;
  }
  .remove:hover { background: var(--_raised); color: var(--_text); }
  .remove svg { inline-size: 20px; block-size: 20px; fill: none; stroke: currentColor; stroke-width: 1.7; stroke-linecap: round; }
  .question .button { flex: 1 1 auto; }
  .question { display: grid; gap: 12px; padding: 12px 16px 16px; border-block-start: 1px solid var(--_border); outline: none; }
`;
