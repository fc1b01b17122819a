import {describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {globSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {importsOf, reachableFrom, root, sourceFiles} from '../support/module-graph.ts';

/** The rooms of src, and the rooms that each may import. */
const doors: Record<string, string[]> = {
  protocol: ['protocol'],
  client: ['client', 'protocol'],
  words: ['words', 'protocol'],
  page: ['page'],
  address: ['address', 'protocol'],
  poster: ['poster', 'protocol', 'words'],
  elements: ['elements', 'client', 'protocol', 'words', 'page', 'address', 'poster'],
  server: ['server', 'protocol', 'words'],
  index: ['elements'],
  // The hosted pages' own modules run in a browser.
  hosted: ['hosted', 'elements'],
};

const room = (file: string) => (file === 'src/index.ts' || file === 'src/script.ts' ? 'index'
  : file.startsWith('src/server/pages/browser/') ? 'hosted' : file.split('/')[1]!);
const all = sourceFiles().flatMap(importsOf);
const inside = all.filter(({to}) => to.startsWith('src/'));

describe('the doors of the house', () => {
  test('every room is on the plan', () => {
    assert.deepEqual([...new Set(sourceFiles().map(room))].filter((name) => !doors[name]), []);
  });

  test('no room imports through a wall', () => {
    const walls = inside.filter(({from, to}) => !doors[room(from)]?.includes(room(to)));
    assert.deepEqual(walls.map(({from, to}) => `${from} imports ${to}: ${room(from)} may import only ${doors[room(from)]?.join(', ')}.`), []);
  });

  test('nothing in src imports the demo or the tests', () => {
    assert.deepEqual(all.filter(({to}) => /^(demo|test|dist)\//.test(to)).map(({from, to}) => `${from} imports ${to}`), []);
  });

  test('the protocol needs zod/mini and nothing else', () => {
    const packages = new Set(all.filter(({from, to}) => room(from) === 'protocol' && !to.startsWith('src/')).map(({to}) => to));
    assert.deepEqual([...packages], ['zod/mini']);
  });

  test('no page pays for a schema library: elements and client read by the shapes alone', () => {
    for (const entry of ['src/index.ts', 'src/script.ts', 'src/elements/index.ts', 'src/client/index.ts', 'src/server/pages/browser/claim.ts', 'src/server/pages/browser/manage.ts']) {
      assert.deepEqual([...reachableFrom(entry, {lazily: true})].filter((file) => file.startsWith('zod')), [], `${entry} reaches zod`);
    }
  });

  test('nothing imports the whole of zod', () => {
    assert.deepEqual(all.filter(({to}) => /^zod($|\/v4$)/.test(to)).map(({from}) => from), []);
  });

  test('the stores, payments and shops know the ports and the protocol, not the rules', () => {
    const wrong = inside.filter(({from, to}) => /^src\/server\/(stores|payments|shops)\//.test(from) && room(to) === 'server' &&
      !to.startsWith(from.split('/').slice(0, 4).join('/')) && !/^src\/server\/((stores|payments|shops)\/|ports|store|process\/private-file)/.test(to));
    assert.deepEqual(wrong.map(({from, to}) => `${from} imports ${to}`), []);
  });

  test('only the rules move a gift: nothing but the store’s own room reaches a database', () => {
    const wrong = all.filter(({from, to}) => /^(kysely|node:sqlite)/.test(to) && !/^src\/server\/(stores|payments|shops|process\/lock)/.test(from));
    assert.deepEqual(wrong.map(({from, to}) => `${from} imports ${to}`), []);
  });

  test('what a browser loads reaches no node: module and no file of the server', () => {
    for (const entry of ['src/index.ts', 'src/elements/index.ts', 'src/client/index.ts', 'src/protocol/index.ts']) {
      const wrong = [...reachableFrom(entry, {lazily: true})].filter((file) => file.startsWith('node:') || file.startsWith('src/server/'));
      assert.deepEqual(wrong, [], entry);
    }
  });

  test('a button brings no schema, no client, no panel and no positioning', () => {
    const eager = [...reachableFrom('src/index.ts')];
    for (const heavy of [/^zod/, /^jose/, /^@floating-ui/, /^lean-qr/, /^src\/poster\//, /gift-client\.ts$/, /\/panel\//, /words\/(en|zh-hans)\//]) {
      assert.deepEqual(eager.filter((file) => heavy.test(file)), [], String(heavy));
    }
  });

  test('a sealed card brings no schema', () => {
    const shell = [...reachableFrom('src/elements/gift-claim-card/gift-claim-card.ts')];
    assert.deepEqual(shell.filter((file) => /^(zod|jose)/.test(file)), []);
  });

  test('the demo uses the package’s public doors only', () => {
    const wrong = globSync('demo/**/*.ts', {cwd: root}).flatMap((file) => importsOf(file.replaceAll('\\', '/')))
      .filter(({to}) => !to.startsWith('node:') && !to.startsWith('demo/') && !/^send-as-gift(\/|$)/.test(to));
    assert.deepEqual(wrong.map(({from, to}) => `${from} imports ${to}`), []);
  });

  test('classes register nothing: only define files touch the registry', () => {
    const wrong = sourceFiles().filter((file) => !/\/define[^/]*\.ts$/.test(file) &&
      /customElements\s*\.\s*define|@customElement\(/.test(readFileSync(join(root, file), 'utf8')));
    assert.deepEqual(wrong, []);
  });

  test('no HTML sink, inline style or eval stands in what a browser loads', () => {
    const bad = /\b(innerHTML|outerHTML|insertAdjacentHTML|unsafeHTML|unsafeSVG|new Function|eval\()|\sstyle="|styleMap/;
    const wrong = sourceFiles().filter((file) => !file.startsWith('src/server/') || file.includes('/browser/'))
      .filter((file) => bad.test(readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')));
    assert.deepEqual(wrong, []);
  });
});
