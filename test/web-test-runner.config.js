/**
 * Client and element tests in a real browser, against real backends: Chromium, or with `--browser=firefox` or
 * `--browser=webkit` another engine. All test files are bundled once, with shared chunks: loading hundreds of modules
 * for each of them would take longer than the tests.
 */
import {globSync, rmSync, writeFileSync} from 'node:fs';
import {join, relative} from 'node:path';
import {build} from 'esbuild';
import {defaultReporter} from '@web/test-runner';
import {chromeLauncher} from '@web/test-runner-chrome';
import {backendPlugin} from './support/backend-plugin.ts';
import {browserArguments, findFirefox, findHeadlessBrowser} from './support/find-browser.ts';
import {fontSizePlugin} from './support/font-size-plugin.ts';
import {webkitLauncher} from './support/webkit-launcher.ts';

/** Takes an option of ours out of the command line: the runner rejects those that it does not know. */
function takeOption(name) {
  const prefix = `--${name}=`;
  const value = process.argv.find((argument) => argument.startsWith(prefix))?.slice(prefix.length);
  process.argv = process.argv.filter((argument) => !argument.startsWith(prefix));
  return value;
}
const resultFile = takeOption('result');
const engine = takeOption('browser') ?? 'chromium';

const root = join(import.meta.dirname, '..');
const patterns = ['test/client/**/*.test.ts', 'test/detect/**/*.test.ts', 'test/placement/**/*.test.ts', 'test/elements/**/*.test.ts'];
const bundleFolder = `.tmp/browser-tests/${engine}`;
const bundleOf = (file) => `/${bundleFolder}/${relative('test', file).replace(/ts$/, 'js')}`;
const bundles = new Map(globSync(patterns, {cwd: root}).map((file) => [`/${file}`, bundleOf(file)]));

rmSync(join(root, bundleFolder), {recursive: true, force: true});
await build({
  absWorkingDir: root, entryPoints: [...bundles.keys()].map((path) => path.slice(1)), outbase: 'test', outdir: bundleFolder, bundle: true, splitting: true,
  format: 'esm', target: 'es2022', tsconfig: 'tsconfig.json', conditions: ['production'], sourcemap: 'linked', logLevel: 'warning',
  // The package declares side effects for its built files only, and a test imports an element for its effect.
  ignoreAnnotations: true,
});

const serveBundles = {
  name: 'serve-bundles',
  serve: ({path}) => (bundles.has(path) ? {body: `import '${bundles.get(path)}';`, type: 'js'} : undefined),
};

/** Writes the same results as `support/result-reporter.ts`. */
const resultReporter = {
  stop({sessions}) {
    const results = {passed: 0, failed: 0, tests: []};
    const addSuite = (suite, file) => {
      for (const {name, passed, skipped, duration = 0} of suite.tests) {
        results[passed && !skipped ? 'passed' : 'failed']++;
        results.tests.push({name, file, durationMs: duration});
      }
      for (const child of suite.suites) addSuite(child, file);
    };
    for (const session of sessions) {
      if (session.testResults) addSuite(session.testResults, session.testFile);
      results.failed += session.errors.length;
    }
    if (resultFile) writeFileSync(resultFile, JSON.stringify(results));
  },
};

/** The other engines leave the reader's settings as they are: tests that need other ones run in Chromium alone. */
const keepFontSize = {
  name: 'keep-font-size',
  executeCommand: ({command}) => (command === 'set-default-font-size' ? true : undefined),
};

const launchers = {
  chromium: () => chromeLauncher({
    launchOptions: {executablePath: findHeadlessBrowser(), args: browserArguments},
    // Pages run in parallel, and each must believe that it has the focus.
    async createPage({context}) {
      const page = await context.newPage();
      const session = await page.createCDPSession();
      await session.send('Emulation.setFocusEmulationEnabled', {enabled: true});
      return page;
    },
  }),
  firefox: () => chromeLauncher({
    launchOptions: {browser: 'firefox', executablePath: findFirefox()},
    createPage: async ({context}) => Object.assign(await context.newPage(), {
      emulateMediaFeatures: async () => {}, emulateMediaType: async () => {},
    }),
  }),
  webkit: webkitLauncher,
};

export default {
  rootDir: root,
  files: patterns,
  // The runner of all tests runs another part beside it. Two pages and another browser on two processors would wait for frames.
  concurrency: 1,
  testsFinishTimeout: 900_000,
  browserStartTimeout: 60_000,
  // Longer than any wait in a test, so that a failure says what it waited for.
  testFramework: {config: {timeout: 120_000}},
  browsers: [launchers[engine]()],
  plugins: [serveBundles, backendPlugin(), engine === 'chromium' ? fontSizePlugin() : keepFontSize],
  reporters: [defaultReporter({reportTestResults: true, reportTestProgress: false}), resultReporter],
  testRunnerHtml: (path) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"></head>` +
    `<body><script type="module" src="${path}"></script></body></html>`,
};
