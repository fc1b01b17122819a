import {after, before, describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {createConsumerProject, type ConsumerProject} from '../support/consumer-project.ts';
import {startE2E, type E2EEnvironment} from '../support/e2e-environment.ts';
import {root} from '../support/module-graph.ts';
import {typescriptCompiler} from '../support/run-command.ts';

interface Block {
  language: string;
  code: string;
  line: number;
}

/** The fenced code blocks of the README, in order. The configuration blocks are started by `config-docs.test.ts`. */
function readBlocks(): Block[] {
  const text = readFileSync(join(root, 'README.md'), 'utf8');
  return [...text.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].map(({1: language, 2: code, index}) =>
    ({language: language!, code: code!, line: text.slice(0, index).split('\n').length}));
}

const blocks = readBlocks();
const blocksIn = (language: string) => blocks.filter((block) => block.language === language);
const names = (list: readonly {name: string}[] = []) => new Set(list.map(({name}) => name));

describe('the snippets of the README', () => {
  test('are in languages that a test checks', () => {
    assert.deepEqual([...new Set(blocks.map(({language}) => language))].filter((language) => !['sh', 'html', 'ts', 'json'].includes(language)), []);
  });

  describe('in TypeScript', () => {
    let project: ConsumerProject;
    before(() => { project = createConsumerProject(); });
    after(() => project.remove());

    const isForNode = (code: string) => code.includes('send-as-gift/server/node');

    /** Type-checks snippets in the project, with these global types only. */
    function typeCheck(name: string, snippets: {code: string; line: number}[], types: string[]) {
      const files = snippets.map(({code, line}) => {
        project.write(`line-${line}.ts`, `${code}\nexport {};\n`);
        return `line-${line}.ts`;
      });
      assert.ok(files.length > 0);
      project.write('elements.d.ts', "import 'send-as-gift';\n");
      project.write(`${name}.json`, JSON.stringify({
        compilerOptions: {strict: true, module: 'nodenext', target: 'es2022', lib: ['es2023', 'dom', 'dom.iterable'], noEmit: true, types, skipLibCheck: false},
        files: [...files, 'elements.d.ts'],
      }));
      try {
        execFileSync(process.execPath, [typescriptCompiler, '-p', join(project.folder, `${name}.json`)], {encoding: 'utf8'});
      } catch (error) {
        assert.fail((error as {stdout: string}).stdout);
      }
    }

    test('type-check against the packed tarball without any global types', () => {
      typeCheck('browser', blocksIn('ts').filter(({code}) => !isForNode(code)), []);
    });

    test('for a Node process type-check with its types', () => {
      project.install('@types/node', 'undici-types');
      typeCheck('node', blocksIn('ts').filter(({code}) => isForNode(code)), ['node']);
    });
  });

  describe('in HTML', () => {
    interface Declaration {
      tagName: string;
      attributes: {name: string}[];
      cssParts: {name: string}[];
      cssProperties: {name: string}[];
      cssStates?: {name: string}[];
    }
    let env: E2EEnvironment;
    let declarations: Declaration[];
    before(async () => {
      env = await startE2E();
      const manifest = JSON.parse(readFileSync(join(root, 'dist/custom-elements.json'), 'utf8')) as {modules: {declarations: Declaration[]}[]};
      declarations = manifest.modules.flatMap((module) => module.declarations);
    });
    after(() => env.close());

    for (const {code, line} of blocksIn('html')) {
      test(`use elements, attributes, parts, states and custom properties that exist: line ${line}`, () => {
        for (const [, tagName, attributes] of code.matchAll(/<([a-z]+(?:-[a-z]+)+)\s*([^>]*)>/g)) {
          const declaration = declarations.find((candidate) => candidate.tagName === tagName);
          assert.ok(declaration, tagName);
          for (const [, name] of attributes!.matchAll(/([\w-]+)(?==|\s|$)/g)) assert.ok(names(declaration.attributes).has(name!), `${tagName} ${name}`);
        }
        for (const [, tagName, kind, name] of code.matchAll(/([a-z]+(?:-[a-z]+)+)(::part|:state)\(([\w-]+)\)/g)) {
          const declaration = declarations.find((candidate) => candidate.tagName === tagName);
          assert.ok(names(kind === '::part' ? declaration?.cssParts : declaration?.cssStates).has(name!), `${tagName}${kind}(${name})`);
        }
        const properties = names(declarations.flatMap(({cssProperties}) => cssProperties));
        for (const [name] of code.matchAll(/--gift-[\w-]+/g)) assert.ok(properties.has(name), name);
      });

      if (!code.includes('<script')) continue;
      test(`work as pasted: line ${line}`, async () => {
        const user = await env.openUser();
        await user.goto(`${env.shopUrl}/elsewhere`);
        const src = `${env.shopUrl}/send-as-gift/send-as-gift.js`;
        // Only the hosts are replaced: the shop and its backend of the README do not exist.
        const tag = code.replace(/src="[^"]+"/, `src="${src}"`).replace(/backend="[^"]+"/, `backend="${env.backend.url}"`);
        // What a shop's page has already.
        const page = code.includes('data-auto') ? '<article data-sku="TEAPOT-SAND"><h1>Teapot</h1><button>Add to cart</button></article>' : '';
        await user.page.setContent(page + tag);
        await user.click('Send as a gift');
        await user.expectText('Pay €48 and get the link');
        assert.deepEqual(user.errors, []);
        await user.close();
      });
    }
  });

  test('run npm commands and options that exist', () => {
    const {name, scripts, bin: commands} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const help = execFileSync(process.execPath, [join(root, 'dist/server/cli.js'), '--help'], {encoding: 'utf8'});
    const lines = blocksIn('sh').flatMap(({code}) => code.split('\n')).flatMap((line) => line.replace(/#.*/, '').split('&&')).map((line) => line.trim());
    const unknown = lines.filter(Boolean).filter((line) => {
      const [command, argument, ...rest] = line.replace(/^(\w+=\S+ )+/, '').split(/\s+/);
      if (command === 'npm') {
        if (argument === 'ci' || argument === 'test') return false;
        if (argument === 'install') return !rest.includes(name);
        return !scripts[argument === 'run' ? rest[0]! : argument!];
      }
      return command !== 'npx' || !commands[argument!] || rest.some((option) => option.startsWith('--') && !help.includes(option.split('=')[0]!));
    });
    assert.deepEqual(unknown, []);
  });
});
