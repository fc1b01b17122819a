/**
 * All tests: `npm test`. Some of them: `npm test -- client journeys` runs what
 * matches those words. Ends with `N passed, N failed`.
 */
import {spawn} from 'node:child_process';
import {existsSync, globSync, mkdirSync, readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {findBrowser} from './support/find-browser.ts';

const root = join(import.meta.dirname, '..');
const results = join(root, '.tmp', 'results');
const filters = process.argv.slice(2);
const matchesFilter = (file: string) => filters.length === 0 || filters.some((word) => file.includes(word));
const find = (pattern: string) => globSync(pattern, {cwd: root}).filter(matchesFilter).sort();

interface Part {
  name: string;
  files: string[];
  command(result: string): string[];
}

const node = (files: string[], concurrency: number) => (result: string) => [
  process.execPath, '--test', `--test-concurrency=${concurrency}`, '--test-timeout=120000',
  '--test-reporter=dot', '--test-reporter-destination=stdout',
  '--test-reporter=./test/support/failure-reporter.ts', '--test-reporter-destination=stdout',
  '--test-reporter=./test/support/count-reporter.ts', `--test-reporter-destination=${result}`, ...files,
];

function parts(): Part[] {
  const rules = find('test/{protocol,address,locales,poster,server,demo,resilience}/**/*.test.ts');
  const elements = find('test/{client,elements}/**/*.test.ts');
  const journeys = find('test/e2e/**/*.test.ts');
  const packaging = find('test/package/**/*.test.ts');
  return [
    {name: 'protocol and server', files: rules, command: node(rules, 2)},
    {name: 'client and elements, in a browser', files: elements,
      command: (result: string) => [join(root, 'node_modules/.bin/wtr'), '--config', 'test/web-test-runner.config.js', `--result=${result}`,
        ...(filters.length ? ['--files', ...elements] : [])]},
    {name: 'whole gifts, in browsers', files: journeys, command: node(journeys, 1)},
    {name: 'the package', files: packaging, command: node(packaging, 2)},
  ].filter(({files}) => files.length > 0);
}

const run = (command: string[], environment: NodeJS.ProcessEnv) => new Promise<number>((resolve) => {
  const child = spawn(command[0]!, command.slice(1), {cwd: root, stdio: 'inherit', env: environment});
  child.on('close', (code) => resolve(code ?? 1));
});

async function main() {
  rmSync(results, {recursive: true, force: true});
  mkdirSync(results, {recursive: true});
  const environment = {...process.env, GIFT_BROWSER: findBrowser(), NODE_NO_WARNINGS: '1'};
  let passed = 0;
  let failed = 0;
  if (await run(['npm', 'run', 'build', '--silent'], environment) !== 0) failed++;
  for (const [index, part] of parts().entries()) {
    const result = join(results, `${index}.json`);
    const started = performance.now();
    console.log(`\n— ${part.name}`);
    const code = await run(part.command(result), environment);
    const count = existsSync(result) ? JSON.parse(readFileSync(result, 'utf8')) : {passed: 0, failed: 0};
    // A runner that died without saying so has not passed.
    if (code !== 0 && count.failed === 0) count.failed = 1;
    if (count.passed + count.failed === 0) count.failed = 1;
    passed += count.passed;
    failed += count.failed;
    console.log(`  ${count.passed} passed, ${count.failed} failed in ${Math.round((performance.now() - started) / 1000)} s`);
  }
  if (passed + failed === 0) failed = 1;
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

await main();
