/** The first Node that has node:sqlite built in without a flag. */
const MIN_NODE_VERSION = [22, 13] as const;

/** A sentence for whoever started us on an older Node; undefined when this one will do. */
export function unsupportedNodeMessage(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > MIN_NODE_VERSION[0] || (major === MIN_NODE_VERSION[0] && minor >= MIN_NODE_VERSION[1])) return undefined;
  return `send-as-gift needs Node ${MIN_NODE_VERSION.join('.')} or newer to run a backend; this is Node ${version}. ` +
    'Install a newer one from https://nodejs.org, or run: npx -p node@24 -p send-as-gift send-as-gift';
}
