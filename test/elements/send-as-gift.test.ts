import {expect, fixture, html, oneEvent, waitUntil} from '@open-wc/testing';
import {sendKeys, sendMouse, resetMouse} from '@web/test-runner-commands';
import {GiftClient} from '../../src/client/index.ts';
import type {GiftBeforePayEvent, GiftFailedEvent, GiftSharedEvent, SendAsGift} from '../../src/index.ts';
import type {GiftPanel} from '../../src/elements/send-as-gift/panel/gift-panel.ts';
import '../../src/index.ts';
import {createBackend} from '../support/browser-backend.ts';

const panelRoot = () => document.querySelector<HTMLElement>('send-as-gift-panel')?.shadowRoot;
const inPanel = <E extends HTMLElement = HTMLElement>(selector: string) => panelRoot()?.querySelector<E>(selector) ?? undefined;
const headingText = () => inPanel('#heading')?.textContent?.trim();
const waitForSelector = (selector: string) => waitUntil(() => inPanel<HTMLDialogElement>('dialog')?.open && inPanel(selector), `the panel never showed ${selector}`, {timeout: 15_000});

async function createProductPage({product = 'teapot'}: {product?: string} = {}) {
  const backend = await createBackend();
  const button = await fixture<SendAsGift>(html`<send-as-gift backend=${backend.url} product=${product}></send-as-gift>`);
  const native = button.shadowRoot!.querySelector('button')!;
  return {backend, button, native, press: () => native.click()};
}

async function openPanel(options?: {product?: string}) {
  const page = await createProductPage(options);
  page.press();
  await waitForSelector('form');
  return page;
}

async function typeInto(selector: string, words: string) {
  inPanel(selector)!.focus();
  await sendKeys({type: words});
}

/** The sender has written the card and pressed pay; the page is not left, so that the test stays. */
async function submitForm() {
  const page = await openPanel();
  await typeInto('#note', 'For slow mornings.');
  await typeInto('#sender-name', 'Ana');
  page.button.addEventListener('gift-before-pay', (event) => event.preventDefault());
  const beforePay = oneEvent(page.button, 'gift-before-pay') as Promise<GiftBeforePayEvent>;
  inPanel('.footer .button')!.click();
  return {...page, checkout: (await beforePay).checkoutUrl};
}

async function payForGift() {
  const page = await submitForm();
  await page.backend.pay(page.checkout);
  await waitForSelector('gift-share');
  return page;
}

const waitForClose = () => waitUntil(() => !inPanel<HTMLDialogElement>('dialog')?.open && !inPanel('.scroll'), 'the panel never closed');

describe('<send-as-gift>', () => {
  const initialUrl = location.href;

  afterEach(async () => {
    await (document.querySelector('send-as-gift-panel') as GiftPanel | null)?.close();
    await waitForClose();
    await resetMouse();
    history.replaceState(null, '', initialUrl);
    document.documentElement.lang = 'en';
  });

  describe('the button', () => {
    it('can be found and named by a screen reader', async () => {
      const {button, native} = await createProductPage();
      expect(native.textContent).to.contain('Send as a gift');
      await expect(button).to.be.accessible();
    });

    it('asks the backend for nothing until somebody comes near', async () => {
      const {backend} = await createProductPage();
      expect(await backend.requests()).to.deep.equal([]);
    });

    it('speaks the language of the page, also when that changes', async () => {
      const {button, native} = await createProductPage();
      document.documentElement.lang = 'zh-CN';
      await waitUntil(() => native.textContent!.includes('送给朋友'));
      button.lang = 'en';
      await waitUntil(() => native.textContent!.includes('Send as a gift'));
    });

    it('keeps the words that the merchant puts on it, and its own where there are only blanks', async () => {
      const button = await fixture<SendAsGift>(html`<send-as-gift backend="" product="mug">
      </send-as-gift>`);
      expect(button.shadowRoot!.textContent).to.contain('Send as a gift');
      button.textContent = 'Give this mug';
      await waitUntil(() => !button.shadowRoot!.textContent!.includes('Send as a gift'));
    });

    it('says why a product can’t be given, to pointer, keyboard and screen reader', async () => {
      const {native, button} = await createProductPage({product: 'tasting'});
      native.focus();
      await waitUntil(() => native.getAttribute('aria-disabled') === 'true', undefined, {timeout: 5_000});
      const tooltip = button.shadowRoot!.querySelector<HTMLElement>('#reason')!;
      expect(native.getAttribute('aria-describedby')).to.equal('reason');
      expect(tooltip.textContent).to.equal('This item can’t be sent as a gift.');
      await waitUntil(() => tooltip.matches(':popover-open'), undefined, {timeout: 5_000});
      await expect(button).to.be.accessible();
      await sendKeys({press: 'Escape'});
      expect(tooltip.matches(':popover-open')).to.equal(false);
      await sendKeys({press: 'Enter'});
      expect(inPanel<HTMLDialogElement>('dialog')?.open ?? false).to.equal(false);
    });

    it('shows the reason to somebody who points at it', async () => {
      const {native, button} = await createProductPage({product: 'tasting'});
      const {left, top} = native.getBoundingClientRect();
      await sendMouse({type: 'move', position: [Math.round(left) + 10, Math.round(top) + 10]});
      await waitUntil(() => button.shadowRoot!.querySelector('#reason')?.matches(':popover-open'), undefined, {timeout: 5_000});
    });

    it('does not throw when the page forgot something, and tells the developer once what to do', async () => {
      const warnings: string[] = [];
      const warn = console.warn;
      console.warn = (text: string) => warnings.push(text);
      try {
        const one = await fixture<SendAsGift>(html`<send-as-gift product="mug"></send-as-gift>`);
        await fixture(html`<send-as-gift product="mug"></send-as-gift>`);
        const {shadowRoot} = one;
        shadowRoot!.querySelector('button')!.click();
        expect(shadowRoot!.querySelector('button')!.getAttribute('aria-disabled')).to.equal('true');
        await expect(one).to.be.accessible();
      } finally {
        console.warn = warn;
      }
      expect(warnings).to.have.lengthOf(1);
      expect(warnings[0]).to.contain('backend=');
    });

    it('becomes pressable when the missing attribute arrives', async () => {
      const {backend} = await createProductPage();
      const button = await fixture<SendAsGift>(html`<send-as-gift backend=${backend.url} product=""></send-as-gift>`);
      button.product = 'mug';
      await button.updateComplete;
      expect(button.shadowRoot!.querySelector('button')!.hasAttribute('aria-disabled')).to.equal(false);
    });

    it('never submits the form that it stands in', async () => {
      const backend = await createBackend();
      let submitted = false;
      const form = await fixture<HTMLFormElement>(html`<form @submit=${(event: Event) => { event.preventDefault(); submitted = true; }}>
        <send-as-gift backend=${backend.url} product="mug"></send-as-gift></form>`);
      form.querySelector('send-as-gift')!.shadowRoot!.querySelector('button')!.click();
      await waitForSelector('form');
      expect(submitted).to.equal(false);
    });

    it('lets the page step in before the panel opens', async () => {
      const {button, press} = await createProductPage();
      button.addEventListener('gift-before-open', (event) => event.preventDefault());
      press();
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(inPanel<HTMLDialogElement>('dialog')?.open ?? false).to.equal(false);
    });

    it('works again after it was taken out of the page and put elsewhere', async () => {
      const {button, press} = await createProductPage();
      const other = document.createElement('section');
      document.body.append(other);
      other.append(button);
      press();
      await waitForSelector('form');
      other.remove();
    });
  });

  describe('the panel', () => {
    it('is accessible, begins at its heading, and gives the focus back', async () => {
      const {native, button} = await openPanel();
      await waitUntil(() => panelRoot()!.activeElement?.id === 'heading');
      expect(headingText()).to.equal('Kyusu teapot');
      await Promise.all(inPanel('dialog')!.getAnimations().map(({finished}) => finished));
      await expect(document.querySelector('send-as-gift-panel')!).to.be.accessible();
      await sendKeys({press: 'Escape'});
      await waitForClose();
      expect(button.shadowRoot!.activeElement).to.equal(native);
    });

    it('is one for all buttons of a page', async () => {
      const {backend} = await openPanel();
      await sendKeys({press: 'Escape'});
      await waitForClose();
      const other = await fixture<SendAsGift>(html`<send-as-gift backend=${backend.url} product="mug"></send-as-gift>`);
      await other.open();
      await waitUntil(() => headingText() === 'Morning mug');
      expect(document.querySelectorAll('send-as-gift-panel')).to.have.lengthOf(1);
    });

    it('lets the friend choose where all styles cost the same, and can’t choose what is gone', async () => {
      await openPanel();
      const chips = [...panelRoot()!.querySelectorAll<HTMLInputElement>('.variants .chip input')];
      expect(chips.map(({value, checked, disabled}) => ({value, checked, disabled}))).to.deep.equal([
        {value: '', checked: true, disabled: false},
        {value: 'indigo', checked: false, disabled: false},
        {value: 'sand', checked: false, disabled: false},
        {value: 'moss', checked: false, disabled: true},
      ]);
    });

    it('shows the price of the style that is chosen', async () => {
      await openPanel({product: 'sampler'});
      expect(inPanel('.price')!.textContent).to.equal('€19');
      panelRoot()!.querySelectorAll<HTMLInputElement>('.chip input')[1]!.click();
      await waitUntil(() => inPanel('.price')!.textContent === '€39');
      expect(inPanel('.footer .button')!.textContent).to.equal('Pay €39 and get the link');
    });

    it('tells the merchant’s promise before anybody pays', async () => {
      await openPanel();
      expect(inPanel('.policy')!.textContent).to.contain('They have 7 days to accept. If they don’t, you get your money back.');
    });

    it('asks who it is from before it drafts anything', async () => {
      const {backend} = await openPanel();
      inPanel('.footer .button')!.click();
      await waitForSelector('#sender-name-error');
      expect(panelRoot()!.activeElement?.id).to.equal('sender-name');
      expect((await backend.requests()).filter(({method}) => method === 'POST')).to.deep.equal([]);
    });

    it('counts what is left near the end of the note, by what people call characters', async () => {
      await openPanel();
      const note = inPanel<HTMLTextAreaElement>('#note')!;
      note.value = '👩🏽‍🌾'.repeat(501);
      note.dispatchEvent(new Event('input'));
      await waitUntil(() => inPanel('#note-left')!.textContent === '1 character too many');
      expect(note.getAttribute('aria-invalid')).to.equal('true');
    });

    it('keeps what was typed when the panel is closed', async () => {
      const {press} = await openPanel();
      await typeInto('#note', 'Half a senten');
      await sendKeys({press: 'Escape'});
      await waitForClose();
      press();
      await waitForSelector('form');
      expect(inPanel<HTMLTextAreaElement>('#note')!.value).to.equal('Half a senten');
    });

    it('keeps typing to itself, so that the page’s own shortcuts stay quiet', async () => {
      await openPanel();
      const keys: string[] = [];
      const listen = (event: KeyboardEvent) => keys.push(event.key);
      document.addEventListener('keydown', listen);
      await typeInto('#note', 'abc');
      document.removeEventListener('keydown', listen);
      expect(keys).to.deep.equal([]);
    });

    it('says in words when the backend is down, and goes on when it is up', async () => {
      const {backend, button, press} = await createProductPage();
      await backend.disconnect();
      const failed = oneEvent(button, 'gift-failed');
      press();
      const {error} = (await failed) as unknown as GiftFailedEvent;
      expect(error.code).to.be.oneOf(['network', 'timeout']);
      await waitForSelector('[role="alert"]');
      expect(inPanel('[role="alert"]')!.textContent).to.equal('There is no connection right now. Nothing you typed is lost.');
      await backend.reconnect();
      inPanel('.footer .button')!.click();
      await waitForSelector('form');
    }).timeout(40_000);
  });

  describe('paying', () => {
    it('makes one gift however often the press is pressed, and when the first answer is lost', async () => {
      const {button, backend} = await openPanel();
      await typeInto('#sender-name', 'Ana');
      let created = 0;
      button.addEventListener('gift-created', () => created++);
      button.addEventListener('gift-before-pay', (event) => event.preventDefault());
      await backend.dropNextResponse('/v1/gifts');
      const beforePay = oneEvent(button, 'gift-before-pay');
      for (let i = 0; i < 3; i++) inPanel('.footer .button')!.click();
      await beforePay;
      expect(created).to.equal(1);
      expect(new GiftClient({backend: backend.url}).sentGifts()).to.have.lengthOf(1);
    });

    it('shows the link once the payment is confirmed, and says so once', async () => {
      let paid = 0;
      const {button, backend, checkout} = await submitForm();
      button.addEventListener('gift-paid', () => paid++);
      expect(headingText()).to.equal('Confirming your payment');
      await backend.pay(checkout);
      await waitForSelector('gift-share');
      expect(headingText()).to.equal('It’s wrapped');
      await expect(document.querySelector('send-as-gift-panel')!).to.be.accessible();
      expect(paid).to.equal(1);
      const {link} = inPanel('gift-share') as HTMLElement & {link: string};
      const card = await backend.client().card(link.split('#')[1]!);
      expect(card).to.include({state: 'sealed', senderName: 'Ana', note: 'For slow mornings.'});
    });

    it('offers to pay or to change something when no payment arrives, with every word in place', async () => {
      const {backend, checkout} = await submitForm();
      await backend.pay(checkout, 'declined');
      await waitUntil(() => headingText() === 'The payment hasn’t gone through', undefined, {timeout: 9000});
      await expect(document.querySelector('send-as-gift-panel')!).to.be.accessible();
      inPanel('.footer .secondary')!.click();
      await waitForSelector('form');
      expect(inPanel<HTMLTextAreaElement>('#note')!.value).to.equal('For slow mornings.');
    }).timeout(15_000);

    it('comes back from the payment page at the link, and takes its parameter out of the address', async () => {
      const {backend, checkout, button} = await submitForm();
      await backend.pay(checkout);
      await sendKeys({press: 'Escape'});
      await waitForClose();
      button.remove();
      history.replaceState(null, '', `${location.pathname}?color=blue&send-as-gift=teapot`);
      await fixture(html`<div><send-as-gift backend=${backend.url} product="teapot"></send-as-gift>
        <send-as-gift backend=${backend.url} product="teapot"></send-as-gift></div>`);
      await waitForSelector('gift-share');
      expect(location.search).to.equal('?color=blue');
    });

    it('is left alone by the parameter of another product', async () => {
      const {backend} = await createProductPage();
      history.replaceState(null, '', `${location.pathname}?send-as-gift=teapot`);
      await fixture(html`<send-as-gift backend=${backend.url} product="mug"></send-as-gift>`);
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(inPanel<HTMLDialogElement>('dialog')?.open ?? false).to.equal(false);
    });
  });

  describe('sharing', () => {
    it('tells the page how, and draws a code that says the same link', async () => {
      const {button} = await payForGift();
      const share = inPanel('gift-share')!.shadowRoot!;
      const shared = oneEvent(button, 'gift-shared');
      share.querySelector<HTMLButtonElement>('.code')!.click();
      expect(((await shared) as unknown as GiftSharedEvent).method).to.equal('qr');
      expect(share.querySelector('figure svg')!.getAttribute('aria-label')).to.equal('QR code with the link to the gift');
    });

    it('selects the link where the clipboard is refused', async () => {
      await payForGift();
      const share = inPanel('gift-share')!.shadowRoot!;
      const clipboard = navigator.clipboard.writeText;
      navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
      await waitUntil(() => share.querySelector('[part="copy"]'), 'the words never came', {timeout: 5_000});
      share.querySelector<HTMLButtonElement>('[part="copy"]')!.click();
      await waitUntil(() => share.querySelector('[role="status"]')!.textContent!.includes('copy it yourself'));
      navigator.clipboard.writeText = clipboard;
      const field = share.querySelector('input')!;
      expect(field.selectionEnd! - field.selectionStart!).to.equal(field.value.length);
    });

    it('finds the link again when the panel was closed before it was shared', async () => {
      const {press} = await payForGift();
      await sendKeys({press: 'Escape'});
      await waitForClose();
      press();
      await waitForSelector('gift-share');
    });

    it('begins a new gift after done', async () => {
      const {press} = await payForGift();
      inPanel('.footer .button')!.click();
      await waitForClose();
      press();
      await waitForSelector('form');
      expect(inPanel<HTMLTextAreaElement>('#note')!.value).to.equal('');
    });
  });
});
