/** Parses JSON that a caller wrote. Throws if it is malformed, holds half of a character, or has a key that reaches a prototype. */
export function parseSafeJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (!isSafe(value)) throw new SyntaxError('The JSON is not safe.');
  return value;
}

const LONE_SURROGATE = /\p{Surrogate}/u;

/** No lone surrogates, which databases and shops store differently, and no key that reaches a prototype. */
function isSafe(root: unknown): boolean {
  const pending = [root];
  while (pending.length > 0) {
    const value = pending.pop();
    if (typeof value === 'string' && LONE_SURROGATE.test(value)) return false;
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, child] of Object.entries(value)) {
      if (key === '__proto__' || key === 'constructor' || key === 'prototype' || LONE_SURROGATE.test(key)) return false;
      pending.push(child);
    }
  }
  return true;
}
