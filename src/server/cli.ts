#!/usr/bin/env node
/** The `send-as-gift` command. Parses on every Node that knows modules: no top-level await, and nothing newer than ES2018. */
import {HELP, packageVersion} from './node/help.ts';
import {unsupportedNodeMessage} from './node/node-version.ts';

const args = process.argv.slice(2);
const message = unsupportedNodeMessage(process.versions.node);
if (!message) {
  // Imported only now: the backend needs node:sqlite.
  void import('./node/run-cli.ts').then(({runCli}) => runCli(args)).then((code) => {
    process.exitCode = code;
  });
} else if (args.includes('--help')) {
  process.stdout.write(HELP);
} else if (args.includes('--version')) {
  process.stdout.write(packageVersion() + '\n');
} else {
  process.stderr.write(message + '\n');
  process.exitCode = 1;
}
