import {before, describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {globSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {root} from '../support/module-graph.ts';

interface Named {
  name: string;
  description?: string;
  type?: {text: string};
}

interface Declaration extends Named {
  tagName: string;
  kind: string;
  attributes: Named[];
  members: (Named & {kind: string})[];
  events: Named[];
  slots?: Named[];
  cssParts: Named[];
  cssProperties: Named[];
  cssStates?: Named[];
}

interface Manifest {
  schemaVersion: string;
  modules: {path: string; declarations: Declaration[]; exports: {kind: string; name: string}[]}[];
}

const themeProperties = [
  '--gift-accent', '--gift-on-accent', '--gift-ribbon', '--gift-surface', '--gift-surface-raised', '--gift-text', '--gift-text-quiet',
  '--gift-border', '--gift-input-border', '--gift-danger', '--gift-success', '--gift-focus', '--gift-radius', '--gift-space', '--gift-font',
];

/** The public interface of the elements. A change here is a change for every page that uses them. */
const expected: Readonly<Record<string, Readonly<Record<string, string[]>>>> = {
  'send-as-gift': {
    attributes: ['appearance', 'backend', 'card', 'product', 'theme', 'unavailable', 'variant'],
    properties: ['backend', 'card', 'client', 'prefill', 'product', 'strings', 'unavailable', 'variant'],
    methods: ['close', 'open'],
    events: ['gift-before-open', 'gift-before-pay', 'gift-created', 'gift-failed', 'gift-paid', 'gift-shared'],
    slots: [''],
    parts: ['button', 'card', 'icon', 'label', 'picture', 'price', 'reason', 'title'],
    customProperties: [
      '--gift-accent', '--gift-border', '--gift-focus', '--gift-font', '--gift-input-border', '--gift-on-accent', '--gift-radius', '--gift-shadow',
      '--gift-space',
    ],
    states: ['busy', 'open', 'unavailable'],
  },
  'gift-claim-card': {
    attributes: ['backend', 'hosted', 'theme'],
    properties: ['backend', 'claimToken', 'hosted', 'strings', 'theme'],
    methods: [],
    events: ['gift-claimed', 'gift-declined', 'gift-failed', 'gift-opened'],
    slots: [],
    parts: ['box', 'button', 'card', 'heading', 'note', 'picture'],
    customProperties: [...themeProperties, '--gift-note-font'].sort(),
    states: [],
  },
  'gift-status': {
    attributes: ['backend', 'compact', 'gift', 'hosted', 'theme'],
    properties: ['backend', 'client', 'compact', 'gift', 'hosted', 'manageToken', 'onGiftChange', 'strings', 'theme'],
    methods: [],
    events: [
      'gift-cancelled', 'gift-claimed', 'gift-declined', 'gift-expired', 'gift-failed', 'gift-opened', 'gift-refunded', 'gift-shared',
    ],
    slots: [],
    parts: ['button', 'decline-notes', 'heading', 'note', 'portions', 'product', 'secondary-button', 'sent', 'steps', 'thanks'],
    customProperties: [...themeProperties].sort(),
    states: ['busy'],
  },
};

describe('the custom elements manifest', () => {
  let manifest: Manifest;
  let declarations: Declaration[];
  before(() => {
    manifest = JSON.parse(readFileSync(join(root, 'dist/custom-elements.json'), 'utf8'));
    declarations = manifest.modules.flatMap((module) => module.declarations);
  });

  test('lists exactly the three public elements, with modules that are shipped entry points', () => {
    assert.deepEqual(declarations.map(({tagName}) => tagName).sort(), Object.keys(expected).sort());
    const {exports} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const entryPoints = Object.values(exports as Record<string, {default?: string}>).map((entry) => entry.default);
    assert.deepEqual(manifest.modules.map(({path}) => `./${path}`).filter((path) => !entryPoints.includes(path)), []);
    const definitions = manifest.modules.flatMap((module) => module.exports).filter(({kind}) => kind === 'custom-element-definition');
    assert.deepEqual(definitions.map(({name}) => name).sort(), Object.keys(expected).sort());
  });

  for (const [tagName, lists] of Object.entries(expected)) {
    test(`lists what a page may use of <${tagName}>, nothing more and nothing less`, () => {
      const declaration = declarations.find((candidate) => candidate.tagName === tagName)!;
      const names = (list: readonly Named[] = []) => list.map(({name}) => name).sort();
      assert.deepEqual({
        attributes: names(declaration.attributes),
        properties: names(declaration.members.filter(({kind}) => kind === 'field')),
        methods: names(declaration.members.filter(({kind}) => kind === 'method')),
        events: names(declaration.events),
        slots: names(declaration.slots),
        parts: names(declaration.cssParts),
        customProperties: names(declaration.cssProperties),
        states: names(declaration.cssStates),
      }, lists);
    });

    test(`describes everything of <${tagName}>, and the type of every property and event`, () => {
      const declaration = declarations.find((candidate) => candidate.tagName === tagName)!;
      const {attributes, members, events, slots = [], cssParts, cssProperties, cssStates = []} = declaration;
      const all = [...attributes, ...members, ...events, ...slots, ...cssParts, ...cssProperties, ...cssStates];
      assert.deepEqual(all.filter(({description}) => !description).map(({name}) => name), []);
      const typed = [...attributes, ...members.filter(({kind}) => kind === 'field'), ...events];
      assert.deepEqual(typed.filter(({type}) => !type?.text).map(({name}) => name), []);
    });
  }

  test('documents every custom property that a style sheet reads, and no other', () => {
    const read = globSync('src/elements/**/*.ts', {cwd: root}).flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/var\((--gift-[\w-]+)/g)].map(([, name]) => name!));
    const documented = declarations.flatMap(({cssProperties}) => cssProperties.map(({name}) => name));
    assert.deepEqual([...new Set(documented)].sort(), [...new Set(read)].sort());
  });

  test('passes the manifest validator', async () => {
    const {validateCem} = await import('@wc-toolkit/cem-validator');
    await assert.doesNotReject(validateCem(manifest, {
      packageJsonPath: join(root, 'package.json'), cemFileName: 'custom-elements.json',
      rules: {manifest: {schemaVersion: 'error', modulePath: 'error', definitionPath: 'error', typeDefinitionPath: 'error'}},
    }));
  });
});
