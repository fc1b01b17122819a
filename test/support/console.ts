/** In the browser: records what goes to the console instead of printing it. */
export function recordWarnings() {
  const warnings: string[] = [];
  const {warn} = console;
  console.warn = (text: string) => void warnings.push(text);
  return {warnings, restore: () => { console.warn = warn; }};
}

/** How a message of the elements ends: with the address that explains its code. */
export const seeDocs = (code: string) => `See https://github.com/send-as-gift/send-as-gift/blob/main/docs/errors.md#${code}`;
