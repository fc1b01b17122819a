const TIMEOUT_MS = 30_000;

/** Waits until a condition is true, for tests on Node. */
export async function waitUntil(condition: () => unknown, what: string): Promise<void> {
  const deadline = Date.now() + TIMEOUT_MS;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
