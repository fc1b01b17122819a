import {css} from 'lit';

/** Outcomes, and what they share with the opened gift. */
export const outcomeStyles = css`
  h3, ol, ul, dl, fieldset, legend { margin: 0; padding: 0; border: 0; min-inline-size: 0; }
  ol, ul { list-style: none; }
  h3 { font-size: 1em; font-weight: 600; line-height: 1.4; }
  h3, label { unicode-bidi: plaintext; }
  .stage.small { block-size: 168px; }
  .outcome { padding-block: 16px 24px; gap: 16px; text-align: center; justify-items: center; }
  .outcome .text, .outcome > .small { max-inline-size: 42ch; text-wrap: balance; }
  .outcome .date-time { font-weight: 600; font-variant-numeric: tabular-nums; text-wrap: pretty; }
  @media (prefers-reduced-motion: no-preference) {
    .outcome > :not(.stage), .enter { animation: gift-enter 420ms cubic-bezier(0.2, 0.7, 0.3, 1) backwards; }
    .outcome > .text { animation-delay: 60ms; }
  }
  @media (prefers-reduced-motion: reduce) { .enter { animation: gift-fade 120ms backwards; } }
  @keyframes gift-enter { from { opacity: 0; transform: translateY(24px); } }
  @keyframes gift-fade { from { opacity: 0; } }
`;
