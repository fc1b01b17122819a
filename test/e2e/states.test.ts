import {after, before, describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {allStates, groups} from '../../demo/states/all-states.ts';
import type {State} from '../../demo/states/state.ts';
import {elementLanguages, type ElementLanguage} from '../../demo/states/view-options.ts';
import {findAxeViolations, findLayoutIssues} from '../support/a11y-and-layout.ts';
import {GalleryVisitor, startGallery, type Gallery} from '../support/state-gallery.ts';

type Check = (report: (view: string, issues: string[]) => void, state: State, visitor: GalleryVisitor) => Promise<void>;

/** The two with the most characters in all texts of the elements, and with the longest words. */
const longestLanguages = ['de', 'fr'] as const;

describe('every state of every element', () => {
  // Two visitors work in parallel, each with a backend of its own, because creating a gift moves the clock of its backend.
  let galleries: Gallery[] = [];
  let visitors: GalleryVisitor[] = [];
  let visitor: GalleryVisitor;
  before(async () => {
    galleries = await Promise.all([startGallery(), startGallery()]);
    visitors = await Promise.all(galleries.map((gallery) => GalleryVisitor.create(gallery)));
    visitor = visitors[0]!;
  });
  after(async () => {
    await Promise.all(visitors.map((one) => one.close()));
    await Promise.all(galleries.map((gallery) => gallery.close()));
  });

  /** Checks all states and reports the issues of all of them together. */
  async function checkEach(states: readonly State[], check: Check) {
    const issues: string[] = [];
    const queue = [...states];
    await Promise.all(visitors.map(async (current) => {
      for (let state = queue.shift(); state; state = queue.shift()) {
        const {name} = state;
        try {
          await check((view, found) => issues.push(...found.map((issue) => `${name}, ${view}: ${issue}`)), state, current);
        } catch (error) {
          issues.push(`${name}: ${(error as Error).message}`);
        }
        issues.push(...current.user.errors.splice(0).map((error) => `${name}: ${error}`));
      }
    }));
    assert.deepEqual(issues, []);
  }

  for (const {name, states} of groups) {
    test(`${name}: shows its text and is accessible in English and light, on small and large phones, a wide screen, in large text and forced colors, and has space for the longest languages`, async () => {
      await checkEach(states, async (report, state, current) => {
        await current.emulate({width: 390});
        await current.openState(state);
        report('en light 390', [...await findLayoutIssues(current.page, {afterClick: true}), ...await findAxeViolations(current.page)]);
        for (const emulation of [{width: 1280}, {width: 320}, {width: 640, fontSizePx: 32}, {width: 390, forcedColors: true}]) {
          await current.emulate(emulation);
          report(`en light ${JSON.stringify(emulation)}`, await findLayoutIssues(current.page));
        }
        await current.emulate({width: 320});
        for (const lang of longestLanguages) {
          await current.changeLanguage(lang);
          report(`${lang} light 320`, await findLayoutIssues(current.page));
        }
      });
    });

    test(`${name}: has enough space and contrast in Chinese and, right to left, in Arabic, dark, on a small phone`, async () => {
      await checkEach(states, async (report, state, current) => {
        await current.emulate({width: 320});
        await current.openState(state, {lang: 'zh-CN', theme: 'dark'});
        report('zh dark 320', [
          ...await findLayoutIssues(current.page, {afterClick: true}), ...await findAxeViolations(current.page, {contrastOnly: true}),
        ]);
        await current.changeLanguage('ar');
        report('ar dark 320', await findLayoutIssues(current.page));
      });
    });
  }

  test('one state of each group is accessible in every language, light and dark', async () => {
    for (const theme of ['light', 'dark'] as const) {
      await checkEach(groups.map(({states}) => states[Math.floor(states.length / 2)]!), async (report, state, current) => {
        await current.emulate({width: 390});
        await current.openState(state, {theme});
        for (const lang of Object.keys(elementLanguages) as ElementLanguage[]) {
          await current.changeLanguage(lang);
          report(`${lang} ${theme}`, [...await findAxeViolations(current.page), ...await findLayoutIssues(current.page)]);
        }
      });
    }
  });

  test('the list of all states is accessible and links to each of them', async () => {
    for (const [width, path] of [[320, '/states'], [1280, '/states?lang=ar&theme=dark']] as const) {
      await visitor.emulate({width});
      await visitor.page.goto(galleries[0]!.url + path);
      assert.deepEqual([...await findAxeViolations(visitor.page), ...await findLayoutIssues(visitor.page)], [], path);
      const links = await visitor.page.$$eval('main a', (anchors) => anchors.map(({pathname}) => pathname));
      assert.deepEqual(links, allStates.map(({name}) => `/states/${name}`));
    }
  });

  test('the checks find what is too wide, too small, cut off or too pale', async () => {
    await visitor.emulate({width: 390});
    await visitor.openState(allStates.find(({name}) => name === 'card-open')!);
    assert.deepEqual([...await findAxeViolations(visitor.page), ...await findLayoutIssues(visitor.page)], []);
    await visitor.page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`.button.block { min-block-size: 0; block-size: 20px; padding: 0 } .description { color: #ccc; white-space: nowrap; overflow: hidden }
        .note-card { inline-size: 500px }`);
      document.querySelector('gift-claim-card')!.shadowRoot!.adoptedStyleSheets.push(sheet);
    });
    const issues = [...await findAxeViolations(visitor.page), ...await findLayoutIssues(visitor.page)].join('\n');
    for (const issue of [/color-contrast/, /too small to click: button/, /text is wider than its box: p\.description/, /overflows the viewport: figure/]) {
      assert.match(issues, issue);
    }
    assert.match((await findAxeViolations(visitor.page, {contrastOnly: true})).join('\n'), /color-contrast/);
  });
});
