/** A project that has installed the packed tarball, as npm would: with the package's dependencies and nothing else. */
import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {root} from './module-graph.ts';

export interface ConsumerProject {
  folder: string;
  /** Folder of the installed package. */
  installed: string;
  /** Writes a file of the project. */
  write(file: string, content: string): void;
  /** Installs further packages, as this repository has them. */
  install(...names: string[]): void;
  /** Runs a module in Node in the project's folder, and returns what it prints. */
  runModule(code: string): string;
  remove(): void;
}

export function createConsumerProject(): ConsumerProject {
  const folder = mkdtempSync(join(tmpdir(), 'consumer-'));
  const installed = join(folder, 'node_modules/send-as-gift');
  const output = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder],
    {cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore']});
  const [{filename}] = JSON.parse(output) as [{filename: string}];
  const {dependencies} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {dependencies: Record<string, string>};
  mkdirSync(installed, {recursive: true});
  execFileSync('tar', ['xzf', join(folder, filename), '-C', installed, '--strip-components=1']);
  const transitive = ['@lit', 'lit-html', 'lit-element', '@floating-ui/core', '@floating-ui/utils', '@types/trusted-types'];
  const install = (...names: string[]) => {
    for (const name of names) {
      const link = join(folder, 'node_modules', name);
      mkdirSync(join(link, '..'), {recursive: true});
      symlinkSync(join(root, 'node_modules', name), link);
    }
  };
  install(...Object.keys(dependencies), ...transitive);
  const write = (file: string, content: string) => writeFileSync(join(folder, file), content);
  write('package.json', '{"type": "module"}');
  return {
    folder, installed, write, install,
    runModule: (code) => execFileSync(process.execPath, ['--input-type=module', '-e', code], {cwd: folder, encoding: 'utf8'}),
    remove: () => rmSync(folder, {recursive: true, force: true}),
  };
}
