/** Resolves with true once the browser is online again, with false when the signal is aborted. */
export function whenOnline(signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve(false);
    const settle = () => {
      removeEventListener('online', settle);
      signal.removeEventListener('abort', settle);
      resolve(!signal.aborted);
    };
    addEventListener('online', settle);
    signal.addEventListener('abort', settle);
  });
}
