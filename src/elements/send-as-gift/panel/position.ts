/** Places and animates the panel: beside its button on a wide screen, a sheet at the bottom of a narrow one. */
import {sleep} from '../../../client/retry.ts';
import {prefersReducedMotion} from '../../shared/reduced-motion.ts';
import type * as floating from './floating.ts';

const WIDE_SCREEN = '(min-width: 640px)';
/** Whether the panel is a sheet, as on a phone. */
export const isSheet = () => !matchMedia(WIDE_SCREEN).matches;

/** Keeps the dialog in place until the returned function is called. */
export function position(dialog: HTMLElement, getAnchor: () => Element | undefined): () => void {
  const wide = matchMedia(WIDE_SCREEN);
  let stop = () => {};
  const apply = () => {
    stop();
    const button = wide.matches ? getAnchor() : undefined;
    dialog.toggleAttribute('data-anchored', !!button?.isConnected);
    stop = wide.matches ? (button?.isConnected ? anchor(dialog, button) : center(dialog)) : lockPageScroll(dialog);
  };
  apply();
  wide.addEventListener('change', apply);
  return () => {
    wide.removeEventListener('change', apply);
    stop();
  };
}

let floatingUi: typeof floating | undefined;

/** Loads Floating UI on a wide screen. If that fails, the panel is centered. */
export async function preloadFloating(): Promise<void> {
  if (!isSheet()) floatingUi ??= await import('./floating.ts').catch(() => undefined);
}

function anchor(dialog: HTMLElement, button: Element): () => void {
  if (floatingUi) return floatingUi.anchorPanel(button, dialog);
  // A phone was rotated: Floating UI is still loading.
  let isStopped = false;
  let stop = center(dialog);
  void preloadFloating().then(() => { if (!isStopped && floatingUi) stop = floatingUi.anchorPanel(button, dialog); });
  return () => { isStopped = true; stop(); };
}

/** Centers the dialog, by removing the coordinates that Floating UI set. */
function center(dialog: HTMLElement): () => void {
  dialog.style.removeProperty('left');
  dialog.style.removeProperty('top');
  return () => {};
}

/** A sheet covers the page, so the page behind it must not scroll. */
function lockPageScroll(dialog: HTMLElement): () => void {
  center(dialog);
  const {style} = document.documentElement;
  const before = style.getPropertyValue('overflow');
  style.setProperty('overflow', 'hidden');
  return () => style.setProperty('overflow', before);
}

const shown = {opacity: 1, transform: 'none'};
const hidden = () => (prefersReducedMotion() ? {opacity: 0} : isSheet() ? {transform: 'translateY(100%)'} : {opacity: 0, transform: 'translateY(6px)'});

export function animateIn(dialog: HTMLElement): void {
  dialog.animate([hidden(), shown], {duration: prefersReducedMotion() ? 120 : 180, easing: 'ease-out'});
}

export async function animateOut(dialog: HTMLElement): Promise<void> {
  const {finished} = dialog.animate([shown, hidden()], {duration: 120, easing: 'ease-out', fill: 'forwards'});
  // A hidden page does not run animations, so they would never finish.
  await Promise.race([finished.catch(() => {}), sleep(250)]);
}
