import {prefersReducedMotion} from './reduced-motion.ts';

/** Scrolls what a click has opened into view, whenever it appears: its strings may still be loading, and it may be closed and opened. */
export function reveal(element: Element): void {
  let wasVisible = false;
  new ResizeObserver(([entry]) => {
    const isVisible = entry!.contentRect.height > 0;
    if (isVisible && !wasVisible) element.scrollIntoView({block: 'nearest', behavior: prefersReducedMotion() ? 'auto' : 'smooth'});
    wasVisible = isVisible;
  }).observe(element);
}
