/** In the browser: records what goes to the console instead of printing it. */
export function recordWarnings() {
  const warnings: string[] = [];
  const {warn} = console;
  console.warn = (text: string) => void warnings.push(text);
  return {warnings, restore: () => { console.warn = warn; }};
}
