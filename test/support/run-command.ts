/** Runs commands at the root of the package. */
import {execFile} from 'node:child_process';
import {join} from 'node:path';
import {root} from './module-graph.ts';

/** The native compiler: `node_modules/.bin/tsc` may be the one that the linter needs. */
export const typescriptCompiler = join(root, 'node_modules/@typescript/native/bin/tsc');
export const bin = (name: string) => join(root, 'node_modules/.bin', name);

// `npm pack` would run the `prepare` script, which empties `dist` while other tests read it.
const env = {...process.env, npm_config_ignore_scripts: 'true'};

/** Resolves to the exit code and the combined output; never rejects. */
export const run = (command: string, ...args: string[]) => new Promise<{code: number; output: string}>((resolve) => {
  execFile(command, args, {cwd: root, env, maxBuffer: 1 << 26}, (error, stdout, stderr) => {
    resolve({code: error ? Number(error.code) || 1 : 0, output: stdout + stderr});
  });
});
