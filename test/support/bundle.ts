/** Bundles an entry point of the backend, so that a process that runs it loads a few files instead of hundreds of TypeScript modules. */
import {copyFileSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {build} from 'esbuild';
const root = join(import.meta.dirname, '../..');

export interface Bundle {
  file: string;
  remove(): void;
}

export async function bundleForNode(entryPoint: string): Promise<Bundle> {
  const folder = mkdtempSync(join(tmpdir(), 'gift-bundle-'));
  // The backend finds its package two folders above its modules.
  copyFileSync(join(root, 'package.json'), join(folder, 'package.json'));
  await build({
    entryPoints: {entry: join(root, entryPoint)}, outdir: join(folder, 'dist/server'), bundle: true, splitting: true, platform: 'node',
    format: 'esm', target: 'node22', mainFields: ['module', 'main'], sourcemap: 'inline', logLevel: 'error',
  });
  return {file: join(folder, 'dist/server/entry.js'), remove: () => rmSync(folder, {recursive: true, force: true})};
}
