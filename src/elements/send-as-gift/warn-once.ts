const warned = new Set<string>();

/** Tells the page's developer, once, however many buttons make the same mistake. */
export function warnOnce(message: string) {
  if (warned.has(message)) return;
  warned.add(message);
  console.warn(`<send-as-gift> ${message}`);
}
