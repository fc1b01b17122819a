import {shadowHost} from '../../locales/language.ts';

const listeners = new Set<() => void>();
let observer: MutationObserver | undefined;

/** Everything that shows texts renders them again, in the language of its place on the page and with the page's own texts. */
export const notifyLanguageChange = () => listeners.forEach((notify) => notify());

/**
 * Calls back whenever a `lang` on the page or around the element changes, and returns a function that stops it. All elements share one
 * observer.
 */
export function onPageLanguageChange(listener: () => void, element: Element): () => void {
  listeners.add(listener);
  observer ??= new MutationObserver(notifyLanguageChange);
  // Observing a node again changes nothing.
  for (let at: Element | null = element; at; at = shadowHost(at)) observer.observe(at.getRootNode(), {attributeFilter: ['lang'], subtree: true});
  return () => {
    listeners.delete(listener);
    if (listeners.size) return;
    observer?.disconnect();
    observer = undefined;
  };
}
