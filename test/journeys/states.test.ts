/** Every state of every element, looked at: by axe, at every width, in large text and forced colours, in both languages and directions. */
import {after, before, describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {axeFaults, layoutFaults} from '../support/faults-seen.ts';
import {aGallery, Visitor, type Gallery} from '../support/states.ts';
import type {State} from '../../demo/states/state.ts';
import {all, groups} from '../../demo/states/table.ts';

/** Every state is looked at in these. */
const seenAlready = (dress: string) => dress === 'en light ltr' || dress === 'zh-CN dark rtl';

describe('every state of every element', () => {
  let gallery: Gallery;
  let visitor: Visitor;
  before(async () => {
    gallery = await aGallery();
    visitor = await Visitor.arrive(gallery);
  });
  after(async () => {
    await visitor?.leaves();
    await gallery?.close();
  });

  /** Everything that is wrong, of all states together: one look tells the whole story. */
  async function lookAtEach(states: readonly State[], look: (see: (how: string, found: string[]) => void, state: State) => Promise<void>) {
    const wrong: string[] = [];
    for (const state of states) {
      try {
        await look((how, found) => wrong.push(...found.map((fault) => `${state.name}, ${how}: ${fault}`)), state);
      } catch (error) {
        wrong.push(`${state.name}: ${(error as Error).message}`);
      }
      wrong.push(...visitor.person.complaints.splice(0).map((complaint) => `${state.name}: ${complaint}`));
    }
    assert.deepEqual(wrong, []);
  }

  for (const {name, states} of groups) {
    test(`${name}: in English, light: shows what it says, and is accessible, on a phone, a small phone, a wide screen and in large text`, async () => {
      await lookAtEach(states, async (see, state) => {
        await visitor.wears({width: 390});
        await visitor.looksAt(state);
        see('en light 390', [...await layoutFaults(visitor.page, {after: true}), ...await axeFaults(visitor.page)]);
        for (const outfit of [{width: 1280}, {width: 320}, {width: 640, text: 200}, {width: 390, forcedColours: true}]) {
          await visitor.wears(outfit);
          see(`en light ${JSON.stringify(outfit)}`, await layoutFaults(visitor.page));
        }
      });
    });

    test(`${name}: in Chinese, dark, from right to left: is accessible on a small phone and on a wide screen`, async () => {
      await lookAtEach(states, async (see, state) => {
        await visitor.wears({width: 320});
        await visitor.looksAt(state, {lang: 'zh-CN', theme: 'dark', dir: 'rtl'});
        see('zh dark rtl 320', [...await layoutFaults(visitor.page, {after: true}), ...await axeFaults(visitor.page)]);
        await visitor.wears({width: 1280});
        see('zh dark rtl 1280', await layoutFaults(visitor.page));
      });
    });
  }

  test('one state of each group is accessible in every other dress too', async () => {
    await visitor.wears({width: 390});
    for (const lang of ['en', 'zh-CN'] as const) {
      for (const theme of ['light', 'dark'] as const) {
        for (const dir of ['ltr', 'rtl'] as const) {
          if (seenAlready(`${lang} ${theme} ${dir}`)) continue;
          await lookAtEach(groups.map(({states}) => states[Math.floor(states.length / 2)]!), async (see, state) => {
            await visitor.looksAt(state, {lang, theme, dir});
            see(`${lang} ${theme} ${dir}`, [...await axeFaults(visitor.page), ...await layoutFaults(visitor.page)]);
          });
        }
      }
    }
  });

  test('the list of them all is accessible, and leads to each', async () => {
    for (const [width, address] of [[320, '/states'], [1280, '/states?lang=zh-CN&theme=dark&dir=rtl']] as const) {
      await visitor.wears({width});
      await visitor.page.goto(gallery.url + address);
      assert.deepEqual([...await axeFaults(visitor.page), ...await layoutFaults(visitor.page)], [], address);
      const links = await visitor.page.$$eval('main a', (found) => found.map(({pathname}) => pathname));
      assert.deepEqual(links, all.map(({name}) => `/states/${name}`));
    }
  });

  test('the control: what is too wide, too small, cut off or too pale is found', async () => {
    await visitor.wears({width: 390});
    await visitor.looksAt(all.find(({name}) => name === 'card-open')!);
    assert.deepEqual([...await axeFaults(visitor.page), ...await layoutFaults(visitor.page)], []);
    await visitor.page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`.press.wide { min-block-size: 0; block-size: 20px; padding: 0 } .description { color: #ccc; white-space: nowrap; overflow: hidden }
        .paper { inline-size: 500px }`);
      document.querySelector('gift-claim-card')!.shadowRoot!.adoptedStyleSheets.push(sheet);
    });
    const found = [...await axeFaults(visitor.page), ...await layoutFaults(visitor.page)].join('\n');
    for (const fault of [/color-contrast/, /too small to press: button/, /wider than their place: p\.description/, /sticks out of the screen: figure/]) assert.match(found, fault);
  });
});
