import {after, before, describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {createConsumerProject, type ConsumerProject} from '../support/consumer-project.ts';
import {startE2E, type E2EEnvironment} from '../support/e2e-environment.ts';
import {assertElementsExist, findUnknownCommands, readSnippets, typeCheckSnippets} from '../support/snippets.ts';

/** The configuration blocks are started by `config-docs.test.ts`. */
const blocks = readSnippets('README.md');
const blocksIn = (language: string) => blocks.filter((block) => block.language === language);

describe('the snippets of the README', () => {
  test('are in languages that a test checks', () => {
    assert.deepEqual([...new Set(blocks.map(({language}) => language))].filter((language) => !['sh', 'html', 'ts', 'json'].includes(language)), []);
  });

  describe('in TypeScript', () => {
    let project: ConsumerProject;
    before(() => { project = createConsumerProject(); });
    after(() => project.remove());

    const isForNode = (code: string) => code.includes('send-as-gift/server/node');

    test('type-check against the packed tarball without any global types', () => {
      typeCheckSnippets(project, 'browser', blocksIn('ts').filter(({code}) => !isForNode(code)), []);
    });

    test('for a Node process type-check with its types', () => {
      project.install('@types/node', 'undici-types');
      typeCheckSnippets(project, 'node', blocksIn('ts').filter(({code}) => isForNode(code)), ['node']);
    });
  });

  describe('in HTML', () => {
    let env: E2EEnvironment;
    before(async () => { env = await startE2E(); });
    after(() => env.close());

    for (const {code, line} of blocksIn('html')) {
      test(`use elements, attributes, parts, states and custom properties that exist: line ${line}`, () => {
        assertElementsExist(code);
      });

      if (!code.includes('<script')) continue;
      test(`work as pasted: line ${line}`, async () => {
        const user = await env.openUser();
        // A page of the shop that has not loaded the script.
        await user.goto(`${env.shopUrl}/elsewhere?bare`);
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
    assert.deepEqual(findUnknownCommands(blocksIn('sh')), []);
  });
});
