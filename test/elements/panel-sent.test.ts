import {expect, oneEvent, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {GiftClient} from '../../src/client/index.ts';
import type {GiftBeforePayEvent} from '../../src/index.ts';
import {aProductPage, closed, heading, inPanel, panel, payPress, seen, still, tidy, within, write} from '../support/the-panel.ts';

const list = <E extends HTMLElement = HTMLElement>(selector: string) => within<E>('send-as-gift-sent', selector);
const inFocus = () => inPanel('send-as-gift-sent')?.shadowRoot?.activeElement;

/** Somebody who has sent a teapot from this browser and opens the panel again. */
async function aSenderOfOld(lang = 'en') {
  const page = await aProductPage({lang});
  page.press();
  await seen('form');
  await write(inPanel('#from'), 'Ana');
  page.button.addEventListener('gift-before-pay', (event) => event.preventDefault());
  const asked = oneEvent(page.button, 'gift-before-pay') as Promise<GiftBeforePayEvent>;
  payPress().click();
  await page.backend.pay((await asked).checkoutUrl);
  await seen('gift-share');
  payPress().click();
  await closed();
  page.press();
  await seen('.quietly');
  await still();
  return page;
}

async function atTheList(lang?: string) {
  const page = await aSenderOfOld(lang);
  inPanel('.quietly')!.click();
  await waitUntil(() => list('li'), 'the list never came', {timeout: 15_000});
  return page;
}

describe('the gifts that were sent from here', () => {
  afterEach(tidy);

  it('are not spoken of where there are none, nor while the only one is in the making', async () => {
    const {press, button} = await aProductPage();
    press();
    await seen('form');
    expect(inPanel('.quietly')).to.equal(undefined);
    await write(inPanel('#from'), 'Ana');
    button.addEventListener('gift-before-pay', (event) => event.preventDefault());
    const asked = oneEvent(button, 'gift-before-pay');
    payPress().click();
    await asked;
    await panel().close();
    press();
    await seen('form');
    expect(inPanel('.quietly')).to.equal(undefined);
  });

  it('are accessible as a list, with the question and as one gift, in both languages', async () => {
    for (const lang of ['en', 'zh-CN']) {
      await atTheList(lang);
      await expect(panel()).to.be.accessible();
      list('.remove')!.click();
      await waitUntil(() => list('.question'));
      await expect(panel()).to.be.accessible();
      list('.second')!.click();
      list('.one')!.click();
      await waitUntil(() => list('gift-status')?.shadowRoot?.querySelector('.steps'), undefined, {timeout: 15_000});
      await expect(panel()).to.be.accessible();
      await panel().close();
    }
  });

  it('have no press that is smaller than a finger, in the list and in its question', async () => {
    await atTheList();
    const heights = () => [...inPanel('send-as-gift-sent')!.shadowRoot!.querySelectorAll('button')].map((press) => {
      const {width, height} = press.getBoundingClientRect();
      return Math.min(width, height);
    });
    expect(Math.min(...heights())).to.be.at.least(44);
    list('.remove')!.click();
    await waitUntil(() => list('.question'));
    expect(heights()).to.have.lengthOf(3);
    expect(Math.min(...heights())).to.be.at.least(44);
  });

  it('begin at their heading and lead back to the gift in the making', async () => {
    const {button, native} = await atTheList();
    await waitUntil(() => panel().shadowRoot!.activeElement?.id === 'heading');
    expect(heading()).to.equal('Gifts sent from here');
    payPress().click();
    await seen('form');
    await waitUntil(() => panel().shadowRoot!.activeElement?.id === 'heading');
    expect(heading()).to.equal('Kyusu teapot');
    await sendKeys({press: 'Escape'});
    await closed();
    expect(button.shadowRoot!.activeElement).to.equal(native);
  });

  it('can be followed one by one, by keyboard', async () => {
    await atTheList();
    list('.one')!.focus();
    await sendKeys({press: 'Enter'});
    await waitUntil(() => list('gift-status')?.shadowRoot?.querySelector('h2')?.textContent?.trim() === 'Waiting to be opened', undefined, {timeout: 15_000});
    expect(inFocus()).to.equal(list('.back'));
    await sendKeys({press: 'Enter'});
    await waitUntil(() => list('.one') && inFocus() === list('.one'));
  });

  it('can be removed from this browser: asked once, and the gift goes on', async () => {
    await atTheList();
    const {client} = inPanel('send-as-gift-sent') as HTMLElement & {client: GiftClient};
    const {manageToken} = client.sent()[0]!;
    list('.remove')!.click();
    await waitUntil(() => list('.question') && inFocus() === list('.question'));
    expect(list('.question')!.textContent).to.contain('The gift goes on, and nothing happens to the money.');
    list('.second')!.click();
    await waitUntil(() => inFocus() === list('.remove'));
    expect(client.sent()).to.have.lengthOf(1);
    list('.remove')!.click();
    await waitUntil(() => list('.danger'));
    list('.danger')!.click();
    expect(client.sent(), 'a script that presses').to.have.lengthOf(1);
    list('.danger')!.focus();
    await sendKeys({press: 'Enter'});
    await waitUntil(() => list('.told')!.textContent === 'Removed from this browser.');
    expect(client.sent()).to.deep.equal([]);
    expect((await client.gift(manageToken)).state).to.equal('ready');
    payPress().click();
    await seen('form');
    expect(inPanel('.quietly')).to.equal(undefined);
  });
});
