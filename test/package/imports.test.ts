import {describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {findCycles, formatCycle, importsOf, reachableFrom, root, sourceFiles, type Import} from '../support/module-graph.ts';

/** The areas of `src`, and the areas that each of them may import. */
const allowedAreas: Readonly<Record<string, readonly string[]>> = {
  protocol: [],
  client: ['protocol'],
  locales: ['protocol'],
  address: ['protocol'],
  poster: ['protocol', 'locales'],
  detect: ['protocol'],
  placement: ['detect'],
  elements: ['client', 'protocol', 'locales', 'address', 'poster', 'detect'],
  server: ['protocol', 'locales', 'address'],
  // The npm entry point and the script tag.
  entries: ['elements', 'placement'],
  // Scripts of the hosted pages: they live below `server`, but run in a browser.
  'hosted pages': ['elements', 'locales'],
};

/**
 * What a folder of the server may not import. Dependencies run one way: `http → gifts → ports`. The rules may enqueue mail and
 * reminders, because these modules only write jobs in the same transaction.
 */
const forbiddenInServer: Readonly<Record<string, RegExp>> = {
  gifts: /^(http|pages|payments|shops|node|jobs\/(?!backoff\.ts$)|mail\/(?!(enqueue|payer|reminders)\.ts$))|^backend\.ts$/,
  mail: /^(http|gifts|pages|payments|shops)\/|^backend\.ts$/,
  storage: /^(http|gifts|pages|payments|shops|mail|jobs)\/|^(backend|context)\.ts$/,
  payments: /^(http|gifts|pages|shops|mail|jobs)\/|^(backend|context)\.ts$/,
  shops: /^(http|gifts|pages|payments|mail|jobs)\/|^(backend|context)\.ts$/,
  jobs: /^(http|pages|payments|shops|node)\/|^backend\.ts$/,
  'ports.ts': /^(http|gifts|pages|payments|shops|mail|jobs|node)\/|^(backend|context)\.ts$/,
};

const browserEntries = [
  'src/index.ts', 'src/script.ts', 'src/elements/index.ts', 'src/client/index.ts', ...sourceFiles('src/server/pages/browser'),
];

function areaOf(file: string): string {
  if (/^src\/[^/]+$/.test(file)) return 'entries';
  return file.startsWith('src/server/pages/browser/') ? 'hosted pages' : file.split('/')[1]!;
}

const imports = sourceFiles().flatMap(importsOf);
const internalImports = imports.filter(({to}) => to.startsWith('src/'));
const format = (list: readonly Import[]) => list.map(({from, to}) => `${from} imports ${to}`);
const code = (file: string) => readFileSync(join(root, file), 'utf8');

describe('imports', () => {
  test('every folder of src has its rule', () => {
    assert.deepEqual([...new Set(sourceFiles().map(areaOf))].filter((area) => !allowedAreas[area]), []);
  });

  test('every area imports only the areas it may', () => {
    const wrong = internalImports.filter(({from, to}) => areaOf(from) !== areaOf(to) && !allowedAreas[areaOf(from)]?.includes(areaOf(to)));
    assert.deepEqual(format(wrong), []);
  });

  test('no module imports itself in a circle, type-only imports included', () => {
    const cycles = findCycles([...sourceFiles('src'), ...sourceFiles('demo')]);
    assert.equal(cycles.map(formatCycle).join('\n'), '');
  });

  test('the cycle search finds a circle of type-only imports, and prints a shortest way round', () => {
    const targets: Record<string, string[]> = {a: ['b'], b: ['c', 'd'], c: ['a'], d: ['b'], e: ['a']};
    const [group, ...others] = findCycles(Object.keys(targets), (file) => targets[file]!);
    assert.deepEqual(others, []);
    assert.deepEqual(group!.files, ['a', 'b', 'c', 'd']);
    assert.equal(formatCycle(group!), '4 files: b → d → b');
    const typeOnly = importsOf('src/server/ports.ts').filter(({isTypeOnly}) => isTypeOnly);
    assert.ok(typeOnly.length > 0, 'type-only imports are read');
  });

  test('inside the server, dependencies run one way: http, then gifts, then ports', () => {
    const wrong = internalImports.filter(({from, to}) => {
      const [path, target] = [from, to].map((file) => file.replace('src/server/', ''));
      if (areaOf(from) !== 'server' || !to.startsWith('src/server/')) return false;
      return forbiddenInServer[path!.split('/')[0]!]?.test(target!);
    });
    assert.deepEqual(format(wrong), []);
  });

  test('only storage reaches a database', () => {
    const wrong = imports.filter(({from, to}) => /^(kysely|node:sqlite)/.test(to) && !/^src\/server\/(storage|payments|shops|node\/(sqlite|lock))/.test(from));
    assert.deepEqual(format(wrong), []);
  });

  test('src imports nothing from the demo, the tests, the scripts or the build', () => {
    assert.deepEqual(format(imports.filter(({to}) => /^(demo|test|scripts|dist)\//.test(to))), []);
  });

  test('the demo imports the public entry points of the package, and its own dependencies', () => {
    const dependencies = ['hono/html', 'marked', 'postal-mime'];
    const wrong = sourceFiles('demo').flatMap(importsOf)
      .filter(({to}) => !to.startsWith('node:') && !to.startsWith('demo/') && !/^send-as-gift(\/|$)/.test(to) && !dependencies.includes(to));
    assert.deepEqual(format(wrong), []);
  });

  test('the protocol depends on zod/mini and nothing else', () => {
    const packages = new Set(imports.filter(({from, to}) => areaOf(from) === 'protocol' && !to.startsWith('src/')).map(({to}) => to));
    assert.deepEqual([...packages], ['zod/mini']);
  });

  test('nothing imports the whole of zod', () => {
    assert.deepEqual(format(imports.filter(({to}) => /^zod($|\/v4$)/.test(to))), []);
  });

  test('no browser entry point reaches a schema library: browsers use the generated decoders', () => {
    for (const entry of browserEntries) {
      assert.deepEqual([...reachableFrom(entry, {lazily: true})].filter((file) => file.startsWith('zod')), [], entry);
    }
  });

  test('no browser entry point reaches a node: module or a file of the server', () => {
    for (const entry of [...browserEntries, 'src/protocol/index.ts']) {
      const wrong = [...reachableFrom(entry, {lazily: true})]
        .filter((file) => file.startsWith('node:') || (file.startsWith('src/server/') && areaOf(file) !== 'hosted pages'));
      assert.deepEqual(wrong, [], entry);
    }
  });

  test('the button loads no schema, client, panel, positioning or translation before it is used', () => {
    const eager = [...reachableFrom('src/index.ts')];
    for (const heavy of [/^zod/, /^jose/, /^@floating-ui/, /^lean-qr/, /^src\/poster\//, /gift-client\.ts$/, /\/panel\//, /locales\/(en|zh-hans)\//]) {
      assert.deepEqual(eager.filter((file) => heavy.test(file)), [], String(heavy));
    }
  });

  test('the sealed claim card loads no schema and no cryptography', () => {
    const eager = [...reachableFrom('src/elements/gift-claim-card/gift-claim-card.ts')];
    assert.deepEqual(eager.filter((file) => /^(zod|jose)/.test(file)), []);
  });

  test('only define files register elements: importing a class has no side effect', () => {
    const wrong = sourceFiles().filter((file) => !/\/define[^/]*\.ts$/.test(file) && /customElements\s*\.\s*define|@customElement\(/.test(code(file)));
    assert.deepEqual(wrong, []);
  });

  test('no browser module has an HTML sink, an inline style or eval', () => {
    const sink = /\b(innerHTML|outerHTML|insertAdjacentHTML|unsafeHTML|unsafeSVG|new Function|eval\()|\sstyle="|styleMap/;
    const wrong = sourceFiles().filter((file) => areaOf(file) !== 'server')
      .filter((file) => sink.test(code(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')));
    assert.deepEqual(wrong, []);
  });
});
