#!/usr/bin/env node
/** `send-as-gift`: a whole backend by one command. */
import {tooOld} from './process/node-version.ts';

const reason = tooOld(process.versions.node);
if (reason) {
  process.stderr.write(reason + '\n');
  process.exitCode = 1;
} else {
  // Only now: what it imports needs node:sqlite, which an older Node doesn't have.
  const {run} = await import('./process/command.ts');
  process.exitCode = await run(process.argv.slice(2));
}
