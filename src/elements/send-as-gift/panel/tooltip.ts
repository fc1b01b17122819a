import {css} from 'lit';
import {positionTooltip} from './floating.ts';

const {styleSheet} = css`
  #reason {
    position: fixed; inset: auto; margin: 0; padding: 0.5em 0.75em; border: 1px solid transparent; border-radius: calc(var(--gift-radius, 12px) * 2 / 3); overflow: visible;
    inline-size: max-content; max-inline-size: min(18em, 90vw); font-size: max(14px, 0.875em); line-height: 1.35;
    letter-spacing: normal; text-align: start; text-indent: 0; text-transform: none; white-space: normal; word-spacing: normal;
    background: light-dark(oklch(0.24 0.02 258), oklch(0.95 0.006 262)); color: light-dark(#fff, oklch(0.22 0.018 262));
  }
  /* Bridges the gap, so that the pointer can move onto the tooltip. */
  #reason::before { content: ''; position: absolute; inset: -10px 0; z-index: -1; }
`;

let visible: {tooltip: HTMLElement; listeners: AbortController} | undefined;

/** Shows why a button is unavailable while it is hovered or focused. */
export function showTooltip(button: HTMLElement, tooltip: HTMLElement): void {
  if (visible?.tooltip === tooltip) return;
  hideTooltip();
  // Pointer and focus may have left while the reason was requested.
  if (!tooltip.isConnected || !(button.matches(':hover') || button.shadowRoot?.activeElement)) return;
  const listeners = new AbortController();
  visible = {tooltip, listeners};
  const {signal} = listeners;
  const root = tooltip.getRootNode() as ShadowRoot;
  if (styleSheet && !root.adoptedStyleSheets.includes(styleSheet)) root.adoptedStyleSheets.push(styleSheet);
  tooltip.showPopover();
  void positionTooltip(button, tooltip);
  button.addEventListener('pointerleave', (event) => { if (event.pointerType === 'mouse') hideTooltip(); }, {signal});
  button.addEventListener('focusout', hideTooltip, {signal});
  addEventListener('keydown', (event) => { if (event.key === 'Escape') hideTooltip(); }, {signal, capture: true});
  addEventListener('pointerdown', (event) => { if (!event.composedPath().includes(button)) hideTooltip(); }, {signal, capture: true});
  addEventListener('scroll', hideTooltip, {signal, capture: true, passive: true});
}

function hideTooltip(): void {
  visible?.listeners.abort();
  if (visible?.tooltip.isConnected && visible.tooltip.matches(':popover-open')) visible.tooltip.hidePopover();
  visible = undefined;
}
