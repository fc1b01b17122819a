#!/usr/bin/env node
/** `send-as-gift`: a whole backend by one command. */
import {unsupportedNodeMessage} from './node/node-version.ts';

const reason = unsupportedNodeMessage(process.versions.node);
if (reason) {
  process.stderr.write(reason + '\n');
  process.exitCode = 1;
} else {
  // Only now: what it imports needs node:sqlite, which an older Node doesn't have.
  const {runCli} = await import('./node/run-cli.ts');
  process.exitCode = await runCli(process.argv.slice(2));
}
