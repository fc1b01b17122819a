/** The first Node version with `node:sqlite` and no flag. */
const MIN_NODE_VERSION = [22, 13];

/** Returns what to do if this version of Node cannot run a backend, and undefined if it can. */
export function unsupportedNodeMessage(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [minMajor = 0, minMinor = 0] = MIN_NODE_VERSION;
  if (major > minMajor || (major === minMajor && minor >= minMinor)) return undefined;
  return `send-as-gift needs Node ${MIN_NODE_VERSION.join('.')} or newer to run a backend; this is Node ${version}. ` +
    'Install a newer one from https://nodejs.org, or run: npx -p node@24 -p send-as-gift send-as-gift';
}
