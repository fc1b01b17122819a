import {css} from 'lit';

/** Over the space that the button's own styles keep free. Colors are mixed with the page's text color, as the button's are. */
export const cardStyles = css`
  :host { position: relative; }
  .card {
    position: absolute; inset-block-start: 0; inset-inline: 0; block-size: 20em; box-sizing: border-box; padding-block-end: 0.75em;
    display: flex; flex-direction: column; gap: 0.75em; line-height: 1.35; text-align: start; white-space: normal; letter-spacing: normal;
  }
  .picture {
    position: relative; flex: 1; min-block-size: 0; overflow: hidden; display: grid; place-items: center;
    border-radius: calc(var(--gift-radius, 12px) * 5 / 3); background: color-mix(in oklab, currentColor 6%, transparent);
  }
  /* A picture on white keeps its edge on a white page. */
  .picture::after {
    content: ''; position: absolute; inset: 0; border-radius: inherit; pointer-events: none;
    box-shadow: inset 0 0 0 1px color-mix(in oklab, currentColor 12%, transparent);
  }
  .picture img { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; object-fit: cover; }
  .picture svg {
    inline-size: 3em; block-size: 3em; opacity: 0.35; fill: none;
    stroke: currentColor; stroke-width: 1; stroke-linecap: round; stroke-linejoin: round;
  }
  .text { display: flex; flex-direction: column; gap: 0.15em; min-block-size: 2.75em; }
  p { margin: 0; overflow-wrap: anywhere; }
  [part='title'] { font-weight: 600; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
  [part='price'] { color: color-mix(in oklab, currentColor 75%, transparent); font-variant-numeric: tabular-nums; }
  @media (forced-colors: active) {
    .picture { border: 1px solid CanvasText; }
    [part='price'] { color: CanvasText; }
  }
`;
