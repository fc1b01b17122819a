/** True inside somebody else's frame, where a press may not be what it seems (clickjacking). */
export function framedByStranger(): boolean {
  try {
    return window.top !== window.self && window.top?.location.origin !== location.origin;
  } catch {
    return true;
  }
}

/** Where this card can be pressed safely; undefined where it already can. */
export const aloneAt = (token: string | undefined): string | undefined =>
  (framedByStranger() ? `${location.href.replace(/#.*/s, '')}#${token}` : undefined);
