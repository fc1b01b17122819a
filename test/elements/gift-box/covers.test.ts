import {expect, fixture, html, oneEvent} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {SendAsGift} from '../../../src/index.ts';
import type {GiftPanel} from '../../../src/elements/send-as-gift/panel/gift-panel.ts';
import '../../../src/index.ts';
import {createBackend} from '../../support/browser-backend.ts';
import {waitFor} from '../../support/wait.ts';

const panel = () => document.querySelector<GiftPanel>('send-as-gift-panel')!;
const one = <E extends HTMLElement = HTMLElement>(selector: string) => panel()?.shadowRoot!.querySelector<E>(selector) ?? undefined;
const all = <E extends HTMLElement = HTMLElement>(selector: string) => [...panel().shadowRoot!.querySelectorAll<E>(selector)];
const waitForSelector = (selector: string) => waitFor(() => one<HTMLDialogElement>('dialog')?.open && one(selector), `the panel never showed ${selector}`);
const radio = (cover: string) => one<HTMLInputElement>(`.covers input[aria-label="${cover}"]`)!;
const suggestion = (text: string) => all('.suggestion').find(({textContent}) => textContent === text)!;
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

/** Waits until the panel has finished its animation: text that is fading in has no contrast to measure. */
async function waitForAnimations() {
  await waitFor(() => one<HTMLDialogElement>('dialog')!.open, 'the panel never opened');
  await Promise.all(one('dialog')!.getAnimations().map(({finished}) => finished));
}

describe('cover and note in the panel', () => {
  afterEach(async () => {
    await panel()?.close();
    await waitFor(() => !one('.scroll'));
    document.documentElement.lang = 'en';
  });

  it('are accessible with covers and suggestions, in both languages', async () => {
    for (const lang of ['en', 'zh-CN']) {
      await openPanel({lang});
      await waitFor(() => all('.suggestion').length === 3);
      await expect(panel()).to.be.accessible();
      await panel().close();
    }
  });

  it('shows the selected cover at once, also by keyboard', async () => {
    await openPanel();
    expect(currentCover()).to.equal('plain');
    expect(all<HTMLInputElement>('.covers input').map((input) => input.getAttribute('aria-label')))
      .to.deep.equal(['Plain', 'Birthday', 'Thanks', 'Love', 'New year', 'Winter']);
    radio('Plain').focus();
    await sendKeys({press: 'ArrowRight'});
    await waitFor(() => currentCover() === 'birthday');
    expect(radio('Birthday').checked).to.equal(true);
  });

  it('suggests notes for the cover, and never overwrites a note that was typed', async () => {
    await openPanel();
    suggestion('Just because.').click();
    await waitFor(() => note().value === 'Just because.');
    radio('Birthday').click();
    await waitFor(() => suggestion('Happy birthday.'));
    expect(note().value).to.equal('Just because.');
    suggestion('Happy birthday.').click();
    await waitFor(() => note().value === 'Happy birthday.');
    note().focus();
    await sendKeys({type: ' Eat cake.'});
    const typed = note().value;
    await waitFor(() => suggestion('Happy birthday.').getAttribute('aria-disabled') === 'true');
    suggestion('Make a wish, then open this.').click();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(note().value).to.equal(typed);
    await expect(panel()).to.be.accessible();
  });

  it('keeps the cover when the panel is closed, and shows it to the recipient', async () => {
    const {backend, button} = await openPanel();
    radio('Winter').click();
    await panel().close();
    await waitFor(() => !one('.scroll'));
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
