/** Says beside a button why it can't be pressed, for as long as somebody points at it or has it in focus. */
import {css} from 'lit';

const {styleSheet} = css`
  #why {
    position: fixed; inset: auto; margin: 0; padding: 0.5em 0.75em; border: 1px solid transparent; border-radius: 8px; overflow: visible;
    inline-size: max-content; max-inline-size: min(18em, 90vw); font-size: 0.875em; line-height: 1.35;
    background: light-dark(oklch(0.24 0.02 258), oklch(0.95 0.006 262)); color: light-dark(#fff, oklch(0.22 0.018 262));
  }
  /* A pointer may walk over to it. */
  #why::before { content: ''; position: absolute; inset: -10px 0; z-index: -1; }
`;

let showing: {tip: HTMLElement; end: AbortController} | undefined;

export function showReason(button: HTMLElement, tip: HTMLElement): void {
  if (showing?.tip === tip) return;
  hide();
  // While the reason was asked for, pointer and focus may have gone on.
  if (!tip.isConnected || !(button.matches(':hover') || button.shadowRoot?.activeElement)) return;
  const end = new AbortController();
  showing = {tip, end};
  const {signal} = end;
  const root = tip.getRootNode() as ShadowRoot;
  if (styleSheet && !root.adoptedStyleSheets.includes(styleSheet)) root.adoptedStyleSheets.push(styleSheet);
  void import('./beside.ts').then(({putBelow}) => {
    if (signal.aborted || !tip.isConnected) return;
    tip.showPopover();
    return putBelow(button, tip);
  }).catch(() => undefined);
  button.addEventListener('pointerleave', (event) => { if (event.pointerType === 'mouse') hide(); }, {signal});
  button.addEventListener('focusout', hide, {signal});
  addEventListener('keydown', (event) => { if (event.key === 'Escape') hide(); }, {signal, capture: true});
  addEventListener('pointerdown', (event) => { if (!event.composedPath().includes(button)) hide(); }, {signal, capture: true});
  addEventListener('scroll', hide, {signal, capture: true, passive: true});
}

function hide(): void {
  showing?.end.abort();
  if (showing?.tip.isConnected && showing.tip.matches(':popover-open')) showing.tip.hidePopover();
  showing = undefined;
}
