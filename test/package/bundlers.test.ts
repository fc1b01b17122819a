import {after, before, describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {globSync, mkdirSync, readFileSync} from 'node:fs';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {extname, join} from 'node:path';
import {BrowserUser, openBrowser} from '../support/browser-user.ts';
import {createConsumerProject, type ConsumerProject} from '../support/consumer-project.ts';
import {root} from '../support/module-graph.ts';
import {startTestServer, type TestServer} from '../support/test-server.ts';

const contentTypes: Readonly<Record<string, string>> = {'.html': 'text/html', '.js': 'text/javascript'};

/** The entry points for browsers. Each app uses one, and reports on `window.ready`. */
const apps: Readonly<Record<string, string>> = {
  index: "import 'send-as-gift'; window.ready = customElements.whenDefined('gift-status').then(() => 'registered');",
  elements: "import {define} from 'send-as-gift/elements'; define(); window.ready = customElements.whenDefined('send-as-gift').then(() => 'registered');",
  client: "import {GiftClient} from 'send-as-gift/client'; window.ready = new GiftClient({backend: window.backend}).shop().then(({name}) => name);",
  protocol: "import {giftTransitions} from 'send-as-gift/protocol'; window.ready = Promise.resolve(Object.keys(giftTransitions)[0]);",
};

const page = (script: string) => `<!doctype html><html lang="en"><head><link rel="icon" href="data:,"></head><body>
<script>window.backend = new URLSearchParams(location.search).get('backend')</script>
<script type="module" src="${script}"></script></body></html>`;

/** The code that bundles all apps into `out/<bundler>`; it runs in the project's folder. */
const bundlers: Readonly<Record<string, string>> = {
  esbuild: `
    import {build} from '${root}/node_modules/esbuild/lib/main.js';
    await build({entryPoints: ${JSON.stringify(Object.keys(apps).map((app) => `${app}.js`))}, bundle: true, splitting: true, format: 'esm',
      target: 'es2022', outdir: 'out/esbuild', logLevel: 'error'});`,
  vite: `
    import {build} from '${root}/node_modules/vite/dist/node/index.js';
    await build({root: process.cwd(), base: './', configFile: false, logLevel: 'error', build: {outDir: 'out/vite', emptyOutDir: true,
      rollupOptions: {input: ${JSON.stringify(Object.keys(apps).map((app) => `${app}.js`))},
        preserveEntrySignatures: 'strict', output: {entryFileNames: '[name].js'}}}});`,
  webpack: `
    import webpack from '${root}/node_modules/webpack/lib/index.js';
    await new Promise((resolve, reject) => webpack({mode: 'production', devtool: false, context: process.cwd(),
      entry: ${JSON.stringify(Object.fromEntries(Object.keys(apps).map((app) => [app, `./${app}.js`])))},
      output: {path: process.cwd() + '/out/webpack', module: true, chunkFormat: 'module', filename: '[name].js'},
      experiments: {outputModule: true}, performance: {hints: false}},
    (error, stats) => error || stats.hasErrors() ? reject(error ?? new Error(stats.toString('errors-only'))) : resolve()));`,
};

describe('bundling the packed tarball', () => {
  let project: ConsumerProject;
  let server: Server;
  let origin: string;
  let backend: TestServer;
  let user: BrowserUser;
  let closeBrowser: () => Promise<void>;

  before(async () => {
    project = createConsumerProject();
    mkdirSync(join(project.folder, 'out'));
    for (const [name, code] of Object.entries(apps)) project.write(`${name}.js`, code);
    server = createServer((request, response) => {
      const {pathname} = new URL(request.url ?? '/', 'http://shop.test');
      const [, bundler, file = ''] = /^\/(\w+)\/(.+)$/.exec(pathname) ?? [];
      const content = file.endsWith('.html') ? page(file.replace('.html', '.js')) : readFileSync(join(project.folder, 'out', bundler!, file));
      response.writeHead(200, {'content-type': contentTypes[extname(file)] ?? 'application/octet-stream'}).end(content);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    backend = await startTestServer({allowedOrigins: [origin]});
    const browser = await openBrowser();
    closeBrowser = () => browser.close();
    user = await BrowserUser.create(browser, {viewport: {width: 1280, height: 900}});
  });
  after(async () => {
    await closeBrowser();
    await backend.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    project.remove();
  });

  const openApp = (bundler: string, app: string) => user.goto(`${origin}/${bundler}/${app}.html?backend=${encodeURIComponent(backend.url)}`);

  for (const [bundler, code] of Object.entries(bundlers)) {
    test(`works with ${bundler}: every entry point runs, and the lazy chunks load in a browser`, async () => {
      project.runModule(code);
      const results: Record<string, unknown> = {};
      for (const app of Object.keys(apps)) {
        await openApp(bundler, app);
        await user.page.waitForFunction(() => 'ready' in window);
        results[app] = await user.page.evaluate(() => (window as unknown as {ready: Promise<string>}).ready);
      }
      assert.deepEqual(results, {index: 'registered', elements: 'registered', client: 'Tea & Clay', protocol: 'draft'});

      for (const app of ['index', 'elements']) {
        await openApp(bundler, app);
        await user.page.evaluate((url) => {
          const button = document.createElement('send-as-gift');
          Object.assign(button, {backend: url, product: 'mug'});
          document.body.append(button);
        }, backend.url);
        await user.click('Send as a gift');
        await user.expectText('Pay €24 and get the link');
      }
      assert.deepEqual(user.errors.splice(0), []);

      // Every other chunk too: one that does not resolve its imports fails only when somebody needs it.
      const chunks = globSync('**/*.js', {cwd: join(project.folder, 'out', bundler)}).filter((file) => !apps[file.replace('.js', '')]);
      assert.ok(chunks.length > 10, `${chunks.length} chunks`);
      await openApp(bundler, 'protocol');
      const failures = await user.page.evaluate(async (urls) => {
        const results = await Promise.allSettled(urls.map((url) => import(url)));
        return results.flatMap((result, index) => (result.status === 'rejected' ? [`${urls[index]}: ${result.reason}`] : []));
      }, chunks.map((file) => `${origin}/${bundler}/${file}`));
      assert.deepEqual(failures, []);
    });
  }
});
