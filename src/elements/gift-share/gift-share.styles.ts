import {css} from 'lit';

export const styles = css`
  :host { display: grid; gap: 12px; }
  .input {
    min-inline-size: 0; text-overflow: ellipsis; background: var(--_raised); border-color: var(--_border);
    color: var(--_quiet); font-size: 0.875em; direction: ltr;
  }
  .methods { display: flex; flex-wrap: wrap; gap: 12px 8px; }
  .methods .button { flex: 1; padding-inline: 0.5em; }
  /* A row of its own, unless there is room: on a phone held sideways. */
  .methods .block { flex-basis: calc((480px - 100%) * 999); }
  .methods .code { flex: none; inline-size: 48px; padding: 0; }
  svg.icon { inline-size: 1.2em; block-size: 1.2em; flex: none; fill: none; stroke: currentColor; stroke-width: 1.7; stroke-linecap: round; stroke-linejoin: round; }
  [part='more'] .icon { stroke-width: 3; }
  figure { margin: 0; display: grid; justify-items: center; gap: 8px; }
  figure svg { inline-size: min(220px, 70vw); block-size: auto; border-radius: var(--_radius); background: #fff; }
  figcaption { font-size: 0.875em; color: var(--_quiet); text-align: center; }
  .status { margin: 0; font-size: 0.875em; color: var(--_success); text-align: center; }
  .status:empty { display: none; }
`;
