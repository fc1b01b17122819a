/** Tells elements that the page has changed its language: one observer, however many elements ask. */
const listeners = new Set<() => void>();
let observer: MutationObserver | undefined;

/** Calls back whenever `<html lang>` changes; returns its own undoing. */
export function onPageLanguageChange(listener: () => void): () => void {
  listeners.add(listener);
  if (!observer) {
    observer = new MutationObserver(() => listeners.forEach((notify) => notify()));
    observer.observe(document.documentElement, {attributes: true, attributeFilter: ['lang']});
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size) return;
    observer?.disconnect();
    observer = undefined;
  };
}
