/** True inside somebody else's frame, where a press may not be what it seems (clickjacking). */
export function isCrossOriginFrame(): boolean {
  try {
    return window.top !== window.self && window.top?.location.origin !== location.origin;
  } catch {
    return true;
  }
}

/** Where this card can be pressed safely; undefined where it already can. */
export const standaloneUrl = (token: string | undefined): string | undefined =>
  (isCrossOriginFrame() ? `${location.href.replace(/#.*/s, '')}#${token}` : undefined);
