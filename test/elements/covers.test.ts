import {expect, fixture, html, oneEvent, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {SendAsGift} from '../../src/index.ts';
import type {GiftPanel} from '../../src/elements/send-as-gift/panel/gift-panel.ts';
import '../../src/index.ts';
import {createBackend} from '../support/browser-backend.ts';

const panel = () => document.querySelector<GiftPanel>('send-as-gift-panel')!;
const one = <E extends HTMLElement = HTMLElement>(selector: string) => panel()?.shadowRoot!.querySelector<E>(selector) ?? undefined;
const all = <E extends HTMLElement = HTMLElement>(selector: string) => [...panel().shadowRoot!.querySelectorAll<E>(selector)];
const waitForSelector = (selector: string) => waitUntil(() => one<HTMLDialogElement>('dialog')?.open && one(selector), `the panel never showed ${selector}`, {timeout: 15_000});
const radio = (cover: string) => one<HTMLInputElement>(`.covers input[aria-label="${cover}"]`)!;
const suggestion = (words: string) => all('.suggestion').find(({textContent}) => textContent === words)!;
const note = () => one<HTMLTextAreaElement>('#note')!;
const currentCover = () => one('.cover gift-box')!.getAttribute('cover');

async function openPanel({lang = 'en'} = {}) {
  document.documentElement.lang = lang;
  const backend = await createBackend();
  const button = await fixture<SendAsGift>(html`<send-as-gift backend=${backend.url} product="mug"></send-as-gift>`);
  await button.open();
  await waitForSelector('form');
  await waitForAnimations();
  return {backend, button};
}

/** Once the panel has come in: half-faded words have no contrast to measure. */
async function waitForAnimations() {
  await waitUntil(() => one<HTMLDialogElement>('dialog')!.open, 'the panel never opened', {timeout: 8000});
  await Promise.all(one('dialog')!.getAnimations().map(({finished}) => finished));
}

describe('the card in the panel', () => {
  afterEach(async () => {
    await panel()?.close();
    await waitUntil(() => !one('.scroll'));
    document.documentElement.lang = 'en';
  });

  it('is accessible with its covers and its lines, in both languages', async () => {
    for (const lang of ['en', 'zh-CN']) {
      await openPanel({lang});
      await waitUntil(() => all('.suggestion').length === 3);
      await expect(panel()).to.be.accessible();
      await panel().close();
    }
  });

  it('wears the cover that is chosen, at once, by keyboard too', async () => {
    await openPanel();
    expect(currentCover()).to.equal('plain');
    expect(all<HTMLInputElement>('.covers input').map((input) => input.getAttribute('aria-label')))
      .to.deep.equal(['Plain', 'Birthday', 'Thanks', 'Love', 'New year', 'Winter']);
    radio('Plain').focus();
    await sendKeys({press: 'ArrowRight'});
    await waitUntil(() => currentCover() === 'birthday');
    expect(radio('Birthday').checked).to.equal(true);
  });

  it('offers the lines of its cover, and never overwrites what somebody wrote', async () => {
    await openPanel();
    suggestion('Just because.').click();
    await waitUntil(() => note().value === 'Just because.');
    radio('Birthday').click();
    await waitUntil(() => suggestion('Happy birthday.'));
    expect(note().value).to.equal('Just because.');
    suggestion('Happy birthday.').click();
    await waitUntil(() => note().value === 'Happy birthday.');
    note().focus();
    await sendKeys({type: ' Eat cake.'});
    const mine = note().value;
    await waitUntil(() => suggestion('Happy birthday.').getAttribute('aria-disabled') === 'true');
    suggestion('Make a wish, then open this.').click();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(note().value).to.equal(mine);
    await expect(panel()).to.be.accessible();
  });

  it('keeps its cover over a closed panel, and the friend sees it', async () => {
    const {backend, button} = await openPanel();
    radio('Winter').click();
    await panel().close();
    await waitUntil(() => !one('.scroll'));
    await button.open();
    await waitForSelector('form');
    await waitForAnimations();
    expect(currentCover()).to.equal('winter');
    one('#sender-name')!.focus();
    await sendKeys({type: 'Ana'});
    button.addEventListener('gift-before-pay', (event) => event.preventDefault());
    const asked = oneEvent(button, 'gift-before-pay');
    one('.footer .button')!.click();
    await backend.pay(((await asked) as unknown as {checkoutUrl: string}).checkoutUrl);
    await waitForSelector('gift-share');
    expect(one('.share > gift-box')!.getAttribute('cover')).to.equal('winter');
    const {link} = one('gift-share') as HTMLElement & {link: string};
    expect((await backend.client().card(link.split('#')[1]!)).cover).to.equal('winter');
  });
});
