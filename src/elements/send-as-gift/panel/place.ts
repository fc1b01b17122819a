/** Where the panel stands: beside its button on a wide screen, at the bottom of a narrow one; and how it comes and goes. */
import {sleep} from '../../../client/patience.ts';
import type * as floating from './beside.ts';

const WIDE = '(min-width: 640px)';
/** Whether the panel is a sheet: on a phone. */
export const isSheet = () => !matchMedia(WIDE).matches;
const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Keeps the dialog in its place until the returned function is called. */
export function place(dialog: HTMLElement, anchor: () => Element | undefined): () => void {
  const wide = matchMedia(WIDE);
  let stop = () => {};
  const settle = () => {
    stop();
    const button = wide.matches ? anchor() : undefined;
    dialog.toggleAttribute('data-beside', !!button?.isConnected);
    stop = wide.matches ? (button?.isConnected ? stay(dialog, button) : free(dialog)) : sheet(dialog);
  };
  settle();
  wide.addEventListener('change', settle);
  return () => {
    wide.removeEventListener('change', settle);
    stop();
  };
}

let beside: typeof floating | undefined;

/** Resolves once the panel's place can be found. Lost on its way, the middle of the screen will do. */
export async function readyToPlace(): Promise<void> {
  if (!isSheet()) beside ??= await import('./beside.ts').catch(() => undefined);
}

function stay(dialog: HTMLElement, button: Element): () => void {
  if (beside) return beside.stayBeside(button, dialog);
  // A phone that was turned: it comes in a moment.
  let over = false;
  let stop = free(dialog);
  void readyToPlace().then(() => { if (!over && beside) stop = beside.stayBeside(button, dialog); });
  return () => { over = true; stop(); };
}

/** The button has left the page: the middle of the screen is as good a place as any. */
function free(dialog: HTMLElement): () => void {
  dialog.style.removeProperty('left');
  dialog.style.removeProperty('top');
  return () => {};
}

/** A sheet covers the page, so the page behind it stands still. */
function sheet(dialog: HTMLElement): () => void {
  free(dialog);
  const {style} = document.documentElement;
  const before = style.getPropertyValue('overflow');
  style.setProperty('overflow', 'hidden');
  return () => style.setProperty('overflow', before);
}

const away = () => (matchMedia(WIDE).matches ? 'translateY(6px)' : 'translateY(100%)');

export function enter(dialog: HTMLElement): void {
  const from = calm() ? {opacity: 0} : {opacity: matchMedia(WIDE).matches ? 0 : 1, transform: away()};
  dialog.animate([from, {opacity: 1, transform: 'none'}], {duration: calm() ? 120 : 180, easing: 'ease-out'});
}

export async function leave(dialog: HTMLElement): Promise<void> {
  const to = calm() ? {opacity: 0} : {opacity: matchMedia(WIDE).matches ? 0 : 1, transform: away()};
  const {finished} = dialog.animate([{opacity: 1, transform: 'none'}, to], {duration: 120, easing: 'ease-out', fill: 'forwards'});
  // Nothing moves in a page that nobody sees, so its end would never come.
  await Promise.race([finished.catch(() => {}), sleep(250)]);
}
