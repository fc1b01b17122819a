import {readFileSync} from 'node:fs';
import {packageRoot} from './package-root.ts';

export const HELP = `Usage: send-as-gift [options]

Runs a gifting backend on an embedded database.

  --port N                 Port to listen on; 0 picks a free one (default 4401)
  --host HOST              Address to listen on (default 127.0.0.1)
  --data DIR               Folder for data and keys (default ./.gifts)
  --config FILE            Config file; without one, serves a sample shop
  --allow-test-payments    Allow test payments beyond this machine, although they give goods away
  --help                   Print this help
  --version                Print the version

The secret key is printed once, on the first start. To replace a lost one, end the
backend, delete DIR/keys/merchant-key-hash and start it again.
`;

export function packageVersion(): string {
  const manifest = readFileSync(new URL('package.json', packageRoot()), 'utf8');
  return (JSON.parse(manifest) as {version: string}).version;
}
