/** Positions relative to the button, with Floating UI. A phone's sheet does not load this. */
import {autoUpdate, computePosition, flip, offset, shift} from '@floating-ui/dom';

/** Keeps the panel beside its button until the returned function is called. */
export function anchorPanel(button: Element, panel: HTMLElement): () => void {
  return autoUpdate(button, panel, () => {
    // While the button is out of the document, the panel stays where it is.
    if (!button.isConnected) return;
    void computePosition(button, panel, {
      strategy: 'fixed',
      placement: 'right-start',
      middleware: [
        offset(12),
        flip({fallbackPlacements: ['left-start', 'bottom-start', 'top-start'], crossAxis: false}),
        shift({padding: 12, crossAxis: true}),
      ],
    }).then((point) => moveTo(panel, point));
  });
}

/** Places a tooltip below its button, or above if there is no room. */
export const positionTooltip = async (button: Element, tooltip: HTMLElement) =>
  moveTo(tooltip, await computePosition(button, tooltip, {
    strategy: 'fixed', placement: 'bottom-start', middleware: [offset(6), flip(), shift({padding: 8})],
  }));

function moveTo({style}: HTMLElement, {x, y}: {x: number; y: number}) {
  style.setProperty('left', `${Math.round(x)}px`);
  style.setProperty('top', `${Math.round(y)}px`);
}
