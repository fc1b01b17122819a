/** The first Node that has node:sqlite built in without a flag. */
const NEEDED = [22, 13] as const;

/** A sentence for whoever started us on an older Node; undefined when this one will do. */
export function tooOld(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return undefined;
  return `send-as-gift needs Node ${NEEDED.join('.')} or newer to run a backend; this is Node ${version}. ` +
    'Install a newer one from https://nodejs.org, or run: npx -p node@24 -p send-as-gift send-as-gift';
}
