/** Resolves with true when the browser has a line again, with false when nobody waits any more. */
export function whenOnline(signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (online: boolean) => {
      removeEventListener('online', yes);
      signal.removeEventListener('abort', no);
      resolve(online);
    };
    const yes = () => settle(true);
    const no = () => settle(false);
    if (signal.aborted) return resolve(false);
    addEventListener('online', yes);
    signal.addEventListener('abort', no);
  });
}
