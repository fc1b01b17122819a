/** Every state of every element, looked at: by axe, at every width, in large text and forced colours, in both languages and directions. */
import {after, before, describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {axeFaults, layoutFaults} from '../support/faults-seen.ts';
import {aGallery, Visitor, type Gallery} from '../support/states.ts';
import type {State} from '../../demo/states/state.ts';
import {all, groups} from '../../demo/states/table.ts';

type Look = (see: (how: string, found: string[]) => void, state: State, who: Visitor) => Promise<void>;

describe('every state of every element', () => {
  // Two look at the same time, each in a town of their own: whoever makes a gift there puts its clock back and on.
  let galleries: Gallery[] = [];
  let visitors: Visitor[] = [];
  let visitor: Visitor;
  before(async () => {
    galleries = await Promise.all([aGallery(), aGallery()]);
    visitors = await Promise.all(galleries.map((gallery) => Visitor.arrive(gallery)));
    visitor = visitors[0]!;
  });
  after(async () => {
    await Promise.all(visitors.map((one) => one.leaves()));
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
        wrong.push(...who.person.complaints.splice(0).map((complaint) => `${name}: ${complaint}`));
      }
    }));
    assert.deepEqual(wrong, []);
  }

  for (const {name, states} of groups) {
    test(`${name}: in English, light: shows what it says, and is accessible, on a phone, a small phone, a wide screen and in large text`, async () => {
      await lookAtEach(states, async (see, state, who) => {
        await who.wears({width: 390});
        await who.looksAt(state);
        see('en light 390', [...await layoutFaults(who.page, {after: true}), ...await axeFaults(who.page)]);
        for (const outfit of [{width: 1280}, {width: 320}, {width: 640, text: 200}, {width: 390, forcedColours: true}]) {
          await who.wears(outfit);
          see(`en light ${JSON.stringify(outfit)}`, await layoutFaults(who.page));
        }
      });
    });

    test(`${name}: in Chinese, dark, from right to left: has its place and its contrast on a small phone`, async () => {
      await lookAtEach(states, async (see, state, who) => {
        await who.wears({width: 320});
        await who.looksAt(state, {lang: 'zh-CN', theme: 'dark', dir: 'rtl'});
        see('zh dark rtl 320', [...await layoutFaults(who.page, {after: true}), ...await axeFaults(who.page, {colours: true})]);
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
            await who.wears({width: 390});
            await who.looksAt(state, {lang, theme, dir});
            see(dress, [...await axeFaults(who.page, {colours: lang === 'en'}), ...await layoutFaults(who.page)]);
            await who.wears({width: 1280});
            see(`${dress} 1280`, await layoutFaults(who.page));
          });
        }
      }
    }
  });

  test('the list of them all is accessible, and leads to each', async () => {
    for (const [width, address] of [[320, '/states'], [1280, '/states?lang=zh-CN&theme=dark&dir=rtl']] as const) {
      await visitor.wears({width});
      await visitor.page.goto(galleries[0]!.url + address);
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
    assert.match((await axeFaults(visitor.page, {colours: true})).join('\n'), /color-contrast/);
  });
});
