/** True inside somebody else's frame, where a press may not be what it seems (clickjacking). */
export function framedByStranger(): boolean {
  try {
    return window.top !== window.self && window.top?.location.origin !== location.origin;
  } catch {
    return true;
  }
}
