/**
 * Runs all tests: `npm test`. `npm test -- client e2e` runs the test files whose paths contain one of the words. With
 * `--browser=firefox` or `--browser=webkit`, runs the client and element tests and whole gifts in that browser. Prints the
 * ten slowest tests and ends with `N passed, N failed`.
 */
import {spawn} from 'node:child_process';
import {existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync} from 'node:fs';
import {availableParallelism, tmpdir} from 'node:os';
import {join, relative} from 'node:path';
import {findBrowser, findHeadlessBrowser} from './support/find-browser.ts';
import type {Results} from './support/result-reporter.ts';

const root = join(import.meta.dirname, '..');
const resultsFolder = join(root, '.tmp', 'results');
const BROWSER_OPTION = '--browser=';
const browser = process.argv.find((argument) => argument.startsWith(BROWSER_OPTION))?.slice(BROWSER_OPTION.length);
const filters = process.argv.slice(2).filter((argument) => !argument.startsWith(BROWSER_OPTION));
const matchesFilter = (file: string) => filters.length === 0 || filters.some((word) => file.includes(word));
const findFiles = (pattern: string) => globSync(pattern, {cwd: root}).filter(matchesFilter).sort();

/** Test files that one process runs. */
interface Part {
  name: string;
  files: string[];
  needsBuild: boolean;
  command(resultFile: string): string[];
}

interface NodeTestOptions {
  needsBuild?: boolean;
  /** One process for all files saves loading the same modules for each; only for files that leave no global state. */
  shareProcess?: boolean;
}

const nodeTests = (name: string, files: string[], {needsBuild = true, shareProcess = false}: NodeTestOptions = {}): Part => ({
  name, files, needsBuild,
  command: (resultFile) => [
    process.execPath, '--test', `--test-isolation=${shareProcess ? 'none' : 'process'}`, '--test-concurrency=1', '--test-timeout=300000',
    '--test-reporter=./test/support/failure-reporter.ts', '--test-reporter-destination=stdout',
    '--test-reporter=./test/support/result-reporter.ts', `--test-reporter-destination=${resultFile}`, ...files,
  ],
});

const browserTests = (name: string, files: string[]): Part => ({
  name, files, needsBuild: false,
  command: (resultFile) => [
    join(root, 'node_modules/.bin/wtr'), '--config', 'test/web-test-runner.config.js', `--result=${resultFile}`,
    ...(browser ? [BROWSER_OPTION + browser] : []), ...(filters.length ? ['--files', ...files] : []),
  ],
});

/**
 * Sorted by duration, the longest first, so that no processor is idle at the end. Parts that need no build also run beside
 * the build.
 */
function findParts(): Part[] {
  const elements = browserTests('client and elements', findFiles('test/{client,detect,elements,placement}/**/*.test.ts'));
  if (browser) return [elements, nodeTests(`gifts in ${browser}`, findFiles('test/engines/*.test.ts'))].filter(({files}) => files.length > 0);
  const e2e = findFiles('test/e2e/**/*.test.ts');
  const states = e2e.filter((file) => file.endsWith('/states.test.ts'));
  const gifts = e2e.filter((file) => !states.includes(file));
  const packages = findFiles('test/{demo,package}/**/*.test.ts');
  const source = packages.filter((file) => file.endsWith('/source.test.ts'));
  const server = findFiles('test/server/**/*.test.ts');
  // They measure their process, start others, leave work that fails later, or take too long for the loading to matter.
  const alone = server.filter((file) => /\/node\/|\/(clock-set-back|event-stream-load|group-link|passcode|stock)\.test\.ts$/.test(file));
  return [
    nodeTests('states of the elements', states),
    elements,
    nodeTests('end to end, one half', gifts.filter((_, index) => index % 2 === 0)),
    nodeTests('end to end, the other half', gifts.filter((_, index) => index % 2 === 1)),
    nodeTests('resilience', findFiles('test/resilience/**/*.test.ts'), {needsBuild: false}),
    nodeTests('server', server.filter((file) => !alone.includes(file)), {needsBuild: false, shareProcess: true}),
    nodeTests('demo and package', packages.filter((file) => !source.includes(file))),
    nodeTests('source', source, {needsBuild: false}),
    nodeTests('server, each file alone', alone, {needsBuild: false}),
    nodeTests('protocol', findFiles('test/{protocol,address,locales,poster}/**/*.test.ts'), {needsBuild: false, shareProcess: true}),
  ].filter(({files}) => files.length > 0);
}

/** Runs a command and prints its output when it has ended, so that the outputs of parallel parts do not mix. */
const run = (command: string[], environment: NodeJS.ProcessEnv) => new Promise<number>((resolve) => {
  const child = spawn(command[0]!, command.slice(1), {cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: environment});
  const output: Buffer[] = [];
  child.stdout.on('data', (data: Buffer) => output.push(data));
  child.stderr.on('data', (data: Buffer) => output.push(data));
  child.on('close', (code) => {
    process.stdout.write(Buffer.concat(output));
    resolve(code ?? 1);
  });
});

async function runPart(part: Part, index: number, environment: NodeJS.ProcessEnv): Promise<Results> {
  const resultFile = join(resultsFolder, `${index}.json`);
  const startedAt = performance.now();
  const code = await run(part.command(resultFile), environment);
  const results: Results = existsSync(resultFile) ? JSON.parse(readFileSync(resultFile, 'utf8')) : {passed: 0, failed: 0, tests: []};
  // A runner that crashed without a result has not passed.
  if ((code !== 0 && results.failed === 0) || results.passed + results.failed === 0) results.failed = 1;
  console.log(`${part.name}: ${results.passed} passed, ${results.failed} failed in ${Math.round((performance.now() - startedAt) / 1000)} s`);
  return results;
}

/** Runs the parts in order, one more at the same time than there are processors: each of them waits for frames, timers and disks. */
async function runParts(parts: Part[], build: Promise<unknown>, environment: NodeJS.ProcessEnv): Promise<Results[]> {
  const queue = [...parts.entries()];
  const results: Results[] = [];
  let isBuilt = false;
  const built = build.then(() => { isBuilt = true; });
  const work = async () => {
    while (queue.length > 0) {
      const next = queue.findIndex(([, {needsBuild}]) => isBuilt || !needsBuild);
      if (next < 0) {
        await built;
        continue;
      }
      const [[index, part]] = queue.splice(next, 1) as [[number, Part]];
      results.push(await runPart(part, index, environment));
    }
  };
  // The build occupies one of the processors until it has ended.
  const workers = Array.from({length: availableParallelism()}, work);
  await Promise.all([...workers, built.then(work)]);
  return results;
}

function printSlowest(results: readonly Results[]) {
  const slowest = results.flatMap(({tests}) => tests).sort((a, b) => b.durationMs - a.durationMs).slice(0, 10);
  console.log('\nSlowest tests:');
  for (const {name, file, durationMs} of slowest) {
    console.log(`${(durationMs / 1000).toFixed(1).padStart(7)} s  ${relative(root, file)}: ${name}`);
  }
}

/** Hundreds of databases that sync every commit: in memory where the system has a folder for it, with 2 GiB free. */
function createTemporaryFolder(): string {
  const memory = '/dev/shm';
  const isLarge = existsSync(memory) && (({bavail, bsize}) => bavail * bsize > 2 ** 31)(statfsSync(memory));
  return mkdtempSync(join(isLarge ? memory : tmpdir(), 'send-as-gift-'));
}

async function main() {
  rmSync(resultsFolder, {recursive: true, force: true});
  mkdirSync(resultsFolder, {recursive: true});
  const temporaryFolder = createTemporaryFolder();
  const environment = {
    ...process.env, GIFT_HEADLESS_SHELL: findHeadlessBrowser(), GIFT_BROWSER: findBrowser(), NODE_NO_WARNINGS: '1', TMPDIR: temporaryFolder,
    ...(browser && {GIFT_ENGINE: browser}),
    // Hundreds of processes load the same modules.
    NODE_COMPILE_CACHE: join(temporaryFolder, 'compile-cache'),
  };
  let buildFailed = 0;
  const build = run(['npm', 'run', 'build', '--silent'], environment).then((code) => { buildFailed = code === 0 ? 0 : 1; });
  const results = await runParts(findParts(), build, environment);
  await build;
  rmSync(temporaryFolder, {recursive: true, force: true});
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  let failed = results.reduce((sum, result) => sum + result.failed, buildFailed);
  if (passed + failed === 0) failed = 1;
  printSlowest(results);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

await main();
