/** Every state of every element, looked at: by axe, at every width, in large text and forced colours, in both languages and directions. */
import {after, before, describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {findAxeViolations, findLayoutIssues} from '../support/a11y-and-layout.ts';
import {startGallery, GalleryVisitor, type Gallery} from '../support/state-gallery.ts';
import type {State} from '../../demo/states/state.ts';
import {allStates, groups} from '../../demo/states/all-states.ts';

type Look = (see: (how: string, found: string[]) => void, state: State, who: GalleryVisitor) => Promise<void>;

describe('every state of every element', () => {
  // Two look at the same time, each in a town of their own: whoever makes a gift there puts its clock back and on.
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

  /** Everything that is wrong, of all states together: one look tells the whole story. */
  async function lookAtEach(states: readonly State[], look: Look) {
    const wrong: string[] = [];
    const waiting = [...states];
    await Promise.all(visitors.map(async (who) => {
      for (let state = waiting.shift(); state; state = waiting.shift()) {
        const {name} = state;
        try {
          await look((how, found) => wrong.push(...found.map((fault) => `${name}, ${how}: ${fault}`)), state, who);
        } catch (error) {
          wrong.push(`${name}: ${(error as Error).message}`);
        }
        wrong.push(...who.user.errors.splice(0).map((complaint) => `${name}: ${complaint}`));
      }
    }));
    assert.deepEqual(wrong, []);
  }

  for (const {name, states} of groups) {
    test(`${name}: in English, light: shows what it says, and is accessible, on a phone, a small phone, a wide screen and in large text`, async () => {
      await lookAtEach(states, async (see, state, who) => {
        await who.emulate({width: 390});
        await who.openState(state);
        see('en light 390', [...await findLayoutIssues(who.page, {after: true}), ...await findAxeViolations(who.page)]);
        for (const outfit of [{width: 1280}, {width: 320}, {width: 640, text: 200}, {width: 390, forcedColours: true}]) {
          await who.emulate(outfit);
          see(`en light ${JSON.stringify(outfit)}`, await findLayoutIssues(who.page));
        }
      });
    });

    test(`${name}: in Chinese, dark, from right to left: has its place and its contrast on a small phone`, async () => {
      await lookAtEach(states, async (see, state, who) => {
        await who.emulate({width: 320});
        await who.openState(state, {lang: 'zh-CN', theme: 'dark', dir: 'rtl'});
        see('zh dark rtl 320', [...await findLayoutIssues(who.page, {after: true}), ...await findAxeViolations(who.page, {colours: true})]);
      });
    });
  }

  test('one state of each group is accessible in every other dress too, on a phone and on a wide screen', async () => {
    for (const lang of ['en', 'zh-CN'] as const) {
      for (const theme of ['light', 'dark'] as const) {
        for (const dir of ['ltr', 'rtl'] as const) {
          const dress = `${lang} ${theme} ${dir}`;
          if (dress === 'en light ltr') continue;
          await lookAtEach(groups.map(({states}) => states[Math.floor(states.length / 2)]!), async (see, state, who) => {
            await who.emulate({width: 390});
            await who.openState(state, {lang, theme, dir});
            see(dress, [...await findAxeViolations(who.page, {colours: lang === 'en'}), ...await findLayoutIssues(who.page)]);
            await who.emulate({width: 1280});
            see(`${dress} 1280`, await findLayoutIssues(who.page));
          });
        }
      }
    }
  });

  test('the list of them all is accessible, and leads to each', async () => {
    for (const [width, address] of [[320, '/states'], [1280, '/states?lang=zh-CN&theme=dark&dir=rtl']] as const) {
      await visitor.emulate({width});
      await visitor.page.goto(galleries[0]!.url + address);
      assert.deepEqual([...await findAxeViolations(visitor.page), ...await findLayoutIssues(visitor.page)], [], address);
      const links = await visitor.page.$$eval('main a', (found) => found.map(({pathname}) => pathname));
      assert.deepEqual(links, allStates.map(({name}) => `/states/${name}`));
    }
  });

  test('the control: what is too wide, too small, cut off or too pale is found', async () => {
    await visitor.emulate({width: 390});
    await visitor.openState(allStates.find(({name}) => name === 'card-open')!);
    assert.deepEqual([...await findAxeViolations(visitor.page), ...await findLayoutIssues(visitor.page)], []);
    await visitor.page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`.button.block { min-block-size: 0; block-size: 20px; padding: 0 } .description { color: #ccc; white-space: nowrap; overflow: hidden }
        .note-card { inline-size: 500px }`);
      document.querySelector('gift-claim-card')!.shadowRoot!.adoptedStyleSheets.push(sheet);
    });
    const found = [...await findAxeViolations(visitor.page), ...await findLayoutIssues(visitor.page)].join('\n');
    for (const fault of [/color-contrast/, /too small to press: button/, /wider than their place: p\.description/, /sticks out of the screen: figure/]) assert.match(found, fault);
    assert.match((await findAxeViolations(visitor.page, {colours: true})).join('\n'), /color-contrast/);
  });
});
