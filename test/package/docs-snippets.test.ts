/** The snippets of the documentation, each checked or run in its language. Those of docs/embedding.md are run by `embedding.test.ts`. */
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {join} from 'node:path';
import {after, before, describe, test} from 'node:test';
import {transformSync, type Loader} from 'esbuild';
import {Liquid} from 'liquidjs';
import {Engine} from 'php-parser';
import {readContents} from '../../demo/docs/contents.ts';
import {validateConfig, type ConfigInput} from '../../src/server/node/config.ts';
import {parseProducts} from '../../src/server/shops/file/products.ts';
import {createClaimedOrder} from '../support/claimed-order.ts';
import {createConsumerProject, type ConsumerProject} from '../support/consumer-project.ts';
import {startE2E} from '../support/e2e-environment.ts';
import {root} from '../support/module-graph.ts';
import {assertElementsExist, findUnknownCommands, readSnippets, typeCheckSnippets, type Snippet} from '../support/snippets.ts';
import {startTestServer} from '../support/test-server.ts';

// These two are checked elsewhere; the payment pages and the architecture describe, and are read by their own tests.
const checkedElsewhere = new Set(['embedding', 'protocol', 'architecture', 'payments', 'payments-stripe', 'payments-mollie', 'payment-kit']);
const snippets = readContents().flatMap(({pages}) => pages).filter(({path}) => !checkedElsewhere.has(path))
  .flatMap(({path}) => readSnippets(`docs/${path}.md`));
const inLanguage = (...languages: string[]) => snippets.filter(({language}) => languages.includes(language));
const isRecipe = ({file}: Snippet) => file.startsWith('docs/recipes/');
const isForNode = ({code}: Snippet) => /process\.|send-as-gift\/server|createToken/.test(code);
const titleOf = ({file, line}: Snippet) => `${file}, line ${line}`;

/** Shopify's own tags and filters, as far as the recipe uses them. */
function createLiquid(templates: Record<string, string> = {}): Liquid {
  const liquid = new Liquid({templates, strictFilters: true, strictVariables: true});
  liquid.registerFilter('asset_url', (name: string) => `/assets/${name}`);
  liquid.registerTag('schema', {
    parse(_, remaining) {
      while (remaining.length > 0) if (remaining.shift()?.getText().includes('endschema')) return;
    },
    render: () => '',
  });
  return liquid;
}

describe('the snippets of the documentation', () => {
  test('are in languages that a test checks', () => {
    const known = ['sh', 'json', 'html', 'css', 'ts', 'tsx', 'js', 'php', 'liquid', 'vue', 'astro', 'http', 'nginx'];
    assert.deepEqual([...new Set(snippets.map(({language}) => language))].filter((language) => !known.includes(language)), []);
  });

  test('run npm commands and options that exist', () => {
    assert.deepEqual(findUnknownCommands(inLanguage('sh')), []);
  });

  for (const snippet of inLanguage('html', 'css', 'vue', 'astro', 'liquid', 'php', 'tsx')) {
    test(`use elements, attributes, parts, states and custom properties that exist: ${titleOf(snippet)}`, () => {
      assertElementsExist(snippet.code);
    });
  }

  test('in JSON are valid configurations and catalogs', () => {
    for (const {code} of inLanguage('json')) {
      const isProduct = code.startsWith('{') && code.includes('"variants"');
      if (isProduct || code.startsWith('[')) parseProducts(isProduct ? `[${code}]` : code, 'EUR', 'products.json');
      else validateConfig(JSON.parse(code) as ConfigInput);
    }
    assert.ok(inLanguage('json').length >= 3);
  });

  test('of the policy has every directive that the elements need, and nothing unsafe', () => {
    const [policy] = inLanguage('http');
    for (const directive of ['script-src', 'connect-src', 'img-src', 'trusted-types lit-html']) assert.ok(policy!.code.includes(directive), directive);
    assert.doesNotMatch(policy!.code, /unsafe|\*/);
  });

  describe('in TypeScript', () => {
    let project: ConsumerProject;
    before(() => {
      project = createConsumerProject();
      project.install('@types/node', 'undici-types');
    });
    after(() => project.remove());

    test('type-check against the packed tarball', () => {
      const own = inLanguage('ts').filter((snippet) => !isRecipe(snippet));
      typeCheckSnippets(project, 'browser', own.filter((snippet) => !isForNode(snippet)), []);
      typeCheckSnippets(project, 'node', own.filter(isForNode), ['node']);
    });

    test('create a key and its hash', () => {
      const snippet = inLanguage('ts').find(({code}) => code.includes("createToken('secret')"))!;
      assert.match(project.runModule(snippet.code), /^sk_[\w-]{43} [\w-]{43}\n$/);
    });
  });

  for (const snippet of inLanguage('js', 'tsx', 'vue', 'astro').concat(inLanguage('ts').filter(isRecipe))) {
    test(`parse: ${titleOf(snippet)}`, () => {
      const {language, code} = snippet;
      const script = language === 'vue' ? /<script[^>]*>([^]*?)<\/script>/.exec(code)![1]! : language === 'astro' ? code.split('---')[1]! : code;
      assert.doesNotThrow(() => transformSync(script, {loader: (language === 'vue' || language === 'astro' ? 'ts' : language) as Loader}));
    });
  }

  test('in PHP parse, and print an escaped tag', () => {
    for (const {code} of inLanguage('php')) {
      const program = new Engine({parser: {php7: true}}).parseCode(code, 'send-as-gift.php');
      assert.deepEqual(program.errors, []);
      assert.match(code, /esc_url\(.*\),\s+esc_attr\(/);
    }
    assert.equal(inLanguage('php').length, 1);
  });

  test('in Liquid render a button for a product in stock, with its chosen variant', async () => {
    const [snippet, use, block] = inLanguage('liquid');
    const product = {handle: 'tea"pot', available: true, selected_or_first_available_variant: {sku: 'INK-1'}};
    const liquid = createLiquid({'send-as-gift': snippet!.code});
    const html = await liquid.parseAndRender(use!.code, {product});
    assert.match(html.replace(/\s+/g, ' '), /<send-as-gift backend="https:\/\/gifts\.your-shop\.example" product="tea&#34;pot" variant="INK-1"><\/send-as-gift> <script type="module"/);
    assert.equal((await liquid.parseAndRender(use!.code, {product: {...product, available: false}})).trim(), '');
    const variables = {product, template: {name: 'product'}, block: {settings: {backend: 'https://gifts.tea.example'}}};
    const embedded = await createLiquid().parseAndRender(block!.code, variables);
    assert.match(embedded, /<send-as-gift backend="https:\/\/gifts\.tea\.example" product="tea&#34;pot"><\/send-as-gift>/);
    const [, schema] = /\{% schema %\}([^]*?)\{% endschema %\}/.exec(block!.code)!;
    assert.equal((JSON.parse(schema!) as {target: string}).target, 'body');
  });

  test('ask for new orders as pasted', async (t) => {
    const shopUrl = 'http://localhost:8080';
    const server = await startTestServer({allowedOrigins: [shopUrl]});
    t.after(() => server.close());
    await createClaimedOrder({backendUrl: server.url, shopUrl, product: 'teapot', variant: 'sand', runDueJobs: server.runDueJobs});
    const {code} = snippets.find(({file, language}) => file === 'docs/webhooks.md' && language === 'ts')!;
    const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', code], {
      env: {...process.env, GIFT_BACKEND: server.url, GIFT_SECRET_KEY: server.secretKey}, stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    assert.deepEqual(await once(child, 'close'), [0, null]);
    assert.match(output, /^\S+ Kyusu teapot Bo Berlin\n$/);
  });

  test('start a backend as the quick start says', async (t) => {
    const project = createConsumerProject();
    t.after(() => project.remove());
    const [config, products] = readSnippets('docs/quick-start.md').filter(({language}) => language === 'json');
    project.write('gifts.json', config!.code);
    project.write('products.json', products!.code);
    const child = spawn(process.execPath, [join(root, 'dist/server/cli.js'), '--config', './gifts.json', '--port', '0'], {cwd: project.folder, stdio: ['ignore', 'pipe', 'inherit']});
    t.after(() => child.kill('SIGKILL'));
    let output = '';
    for await (const text of child.stdout.setEncoding('utf8')) if ((output += text).includes('listening on ')) break;
    const [, url] = /listening on (\S+)/.exec(output)!;
    const product = await (await fetch(`${url}/v1/products/teapot`, {headers: {Origin: 'http://localhost:8080'}})).json();
    assert.equal((product as {giftable: boolean}).giftable, true);
    assert.match(output, /sk_[\w-]{43}/);
  });

  test('open a panel as pasted: quick start and plain HTML', async (t) => {
    const env = await startE2E();
    t.after(() => env.close());
    for (const file of ['docs/quick-start.md', 'docs/recipes/html.md']) {
      const {code} = readSnippets(file).find((snippet) => snippet.language === 'html' && snippet.code.includes('<script'))!;
      const user = await env.openUser();
      await user.goto(`${env.shopUrl}/elsewhere`);
      // Only the hosts are replaced: the shop and its backend do not exist.
      await user.page.setContent(code.replace(/src="[^"]+"/, `src="${env.shopUrl}/send-as-gift/send-as-gift.js"`).replace(/backend="[^"]+"/, `backend="${env.backend.url}"`));
      await user.click('Send as a gift');
      await user.expectText('Pay €48 and get the link');
      assert.deepEqual(user.errors, []);
      await user.close();
    }
  });
});
