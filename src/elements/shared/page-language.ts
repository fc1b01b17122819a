const listeners = new Set<() => void>();
let observer: MutationObserver | undefined;

/** Calls back whenever the `lang` of `<html>` changes, and returns a function that stops it. All elements share one observer. */
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
