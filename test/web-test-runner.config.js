/** Client and elements in a real browser, against the real backend on a port of its own. */
import {writeFileSync} from 'node:fs';
import {esbuildPlugin} from '@web/dev-server-esbuild';
import {defaultReporter} from '@web/test-runner';
import {chromeLauncher} from '@web/test-runner-chrome';
import {backendPlugin} from './support/backend-plugin.ts';
import {browserArguments, findBrowser} from './support/find-browser.ts';

const resultFile = process.argv.find((word) => word.startsWith('--result='))?.slice('--result='.length);
// The runner would refuse an option that it does not know.
process.argv = process.argv.filter((word) => !word.startsWith('--result='));

const resultReporter = {
  stop({sessions}) {
    let passed = 0;
    let failed = 0;
    const count = (suite) => {
      for (const test of suite.tests) {
        if (test.passed && !test.skipped) passed++;
        else failed++;
      }
      suite.suites.forEach(count);
    };
    for (const session of sessions) {
      if (session.testResults) count(session.testResults);
      failed += session.errors.length;
    }
    if (resultFile) writeFileSync(resultFile, JSON.stringify({passed, failed}));
  },
};

export default {
  rootDir: new URL('..', import.meta.url).pathname,
  files: ['test/client/**/*.test.ts', 'test/elements/**/*.test.ts'],
  nodeResolve: {exportConditions: ['production', 'default']},
  concurrency: 2,
  testsFinishTimeout: 120_000,
  browserStartTimeout: 60_000,
  testFramework: {config: {timeout: 30_000}},
  browsers: [chromeLauncher({
    launchOptions: {executablePath: findBrowser(), args: browserArguments},
    // Tabs run side by side, and each must believe that somebody looks at it.
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
