/** Client and element tests in a real browser, against real backends. */
import {writeFileSync} from 'node:fs';
import {esbuildPlugin} from '@web/dev-server-esbuild';
import {defaultReporter} from '@web/test-runner';
import {chromeLauncher} from '@web/test-runner-chrome';
import {backendPlugin} from './support/backend-plugin.ts';
import {browserArguments, findBrowser} from './support/find-browser.ts';

const RESULT_OPTION = '--result=';
const resultFile = process.argv.find((argument) => argument.startsWith(RESULT_OPTION))?.slice(RESULT_OPTION.length);
// The runner rejects options that it does not know.
process.argv = process.argv.filter((argument) => !argument.startsWith(RESULT_OPTION));

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

export default {
  rootDir: new URL('..', import.meta.url).pathname,
  files: ['test/client/**/*.test.ts', 'test/elements/**/*.test.ts'],
  nodeResolve: {exportConditions: ['production', 'default']},
  concurrency: 2,
  testsFinishTimeout: 300_000,
  browserStartTimeout: 60_000,
  testFramework: {config: {timeout: 30_000}},
  browsers: [chromeLauncher({
    launchOptions: {executablePath: findBrowser(), args: browserArguments},
    // Pages run in parallel, and each must believe that it has the focus.
    async createPage({context}) {
      const page = await context.newPage();
      const session = await page.createCDPSession();
      await session.send('Emulation.setFocusEmulationEnabled', {enabled: true});
      return page;
    },
  })],
  plugins: [esbuildPlugin({ts: true, target: 'es2022', tsconfig: new URL('../tsconfig.json', import.meta.url).pathname}), backendPlugin()],
  reporters: [defaultReporter({reportTestResults: true, reportTestProgress: false}), resultReporter],
  testRunnerHtml: (path) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"></head>` +
    `<body><script type="module" src="${path}"></script></body></html>`,
};
