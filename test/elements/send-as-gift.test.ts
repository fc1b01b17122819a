import {expect, fixture, html, oneEvent, waitUntil} from '@open-wc/testing';
import {sendKeys, sendMouse, resetMouse} from '@web/test-runner-commands';
import {GiftClient} from '../../src/client/index.ts';
import type {GiftBeforePayEvent, GiftFailedEvent, GiftSharedEvent, SendAsGift} from '../../src/index.ts';
import type {GiftPanel} from '../../src/elements/send-as-gift/panel/gift-panel.ts';
import '../../src/index.ts';
import {aBackend} from '../support/backend.ts';

const thePanel = () => document.querySelector<HTMLElement>('send-as-gift-panel')?.shadowRoot;
const inPanel = <E extends HTMLElement = HTMLElement>(selector: string) => thePanel()?.querySelector<E>(selector) ?? undefined;
const heading = () => inPanel('#heading')?.textContent?.trim();
const seen = (selector: string) => waitUntil(() => inPanel<HTMLDialogElement>('dialog')?.open && inPanel(selector), `the panel never showed ${selector}`, {timeout: 15_000});

async function aProductPage({product = 'teapot'}: {product?: string} = {}) {
  const backend = await aBackend();
  const button = await fixture<SendAsGift>(html`<send-as-gift backend=${backend.url} product=${product}></send-as-gift>`);
  const native = button.shadowRoot!.querySelector('button')!;
  return {backend, button, native, press: () => native.click()};
}

async function anOpenPanel(options?: {product?: string}) {
  const page = await aProductPage(options);
  page.press();
  await seen('form');
  return page;
}

async function write(selector: string, words: string) {
  inPanel(selector)!.focus();
  await sendKeys({type: words});
}

/** The sender has written the card and pressed pay; the page is not left, so that the test stays. */
async function aDraft() {
  const page = await anOpenPanel();
  await write('#note', 'For slow mornings.');
  await write('#from', 'Ana');
  page.button.addEventListener('gift-before-pay', (event) => event.preventDefault());
  const asked = oneEvent(page.button, 'gift-before-pay') as Promise<GiftBeforePayEvent>;
  inPanel('.foot .press')!.click();
  return {...page, checkout: (await asked).checkoutUrl};
}

async function aPaidGift() {
  const page = await aDraft();
  await page.backend.pay(page.checkout);
  await seen('gift-share');
  return page;
}

const closed = () => waitUntil(() => !inPanel<HTMLDialogElement>('dialog')?.open && !inPanel('.scroll'), 'the panel never closed');

describe('<send-as-gift>', () => {
  const here = location.href;

  afterEach(async () => {
    await (document.querySelector('send-as-gift-panel') as GiftPanel | null)?.close();
    await closed();
    await resetMouse();
    history.replaceState(null, '', here);
    document.documentElement.lang = 'en';
  });

  describe('the button', () => {
    it('can be found and named by a screen reader', async () => {
      const {button, native} = await aProductPage();
      expect(native.textContent).to.contain('Send as a gift');
      await expect(button).to.be.accessible();
    });

    it('asks the backend for nothing until somebody comes near', async () => {
      const {backend} = await aProductPage();
      expect(await backend.passed()).to.deep.equal([]);
    });

    it('speaks the language of the page, also when that changes', async () => {
      const {button, native} = await aProductPage();
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
      const {native, button} = await aProductPage({product: 'tasting'});
      native.focus();
      await waitUntil(() => native.getAttribute('aria-disabled') === 'true', undefined, {timeout: 5_000});
      const why = button.shadowRoot!.querySelector<HTMLElement>('#why')!;
      expect(native.getAttribute('aria-describedby')).to.equal('why');
      expect(why.textContent).to.equal('The shop doesn’t let this be sent as a gift.');
      await waitUntil(() => why.matches(':popover-open'), undefined, {timeout: 5_000});
      await expect(button).to.be.accessible();
      await sendKeys({press: 'Escape'});
      expect(why.matches(':popover-open')).to.equal(false);
      await sendKeys({press: 'Enter'});
      expect(inPanel<HTMLDialogElement>('dialog')?.open ?? false).to.equal(false);
    });

    it('shows the reason to somebody who points at it', async () => {
      const {native, button} = await aProductPage({product: 'tasting'});
      const {left, top} = native.getBoundingClientRect();
      await sendMouse({type: 'move', position: [Math.round(left) + 10, Math.round(top) + 10]});
      await waitUntil(() => button.shadowRoot!.querySelector('#why')?.matches(':popover-open'), undefined, {timeout: 5_000});
    });

    it('does not throw when the page forgot something, and tells the developer once what to do', async () => {
      const told: string[] = [];
      const warn = console.warn;
      console.warn = (text: string) => told.push(text);
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
      expect(told).to.have.lengthOf(1);
      expect(told[0]).to.contain('backend=');
    });

    it('becomes pressable when the missing attribute arrives', async () => {
      const {backend} = await aProductPage();
      const button = await fixture<SendAsGift>(html`<send-as-gift backend=${backend.url} product=""></send-as-gift>`);
      button.product = 'mug';
      await button.updateComplete;
      expect(button.shadowRoot!.querySelector('button')!.hasAttribute('aria-disabled')).to.equal(false);
    });

    it('never submits the form that it stands in', async () => {
      const backend = await aBackend();
      let submitted = false;
      const form = await fixture<HTMLFormElement>(html`<form @submit=${(event: Event) => { event.preventDefault(); submitted = true; }}>
        <send-as-gift backend=${backend.url} product="mug"></send-as-gift></form>`);
      form.querySelector('send-as-gift')!.shadowRoot!.querySelector('button')!.click();
      await seen('form');
      expect(submitted).to.equal(false);
    });

    it('lets the page step in before the panel opens', async () => {
      const {button, press} = await aProductPage();
      button.addEventListener('gift-before-open', (event) => event.preventDefault());
      press();
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(inPanel<HTMLDialogElement>('dialog')?.open ?? false).to.equal(false);
    });

    it('works again after it was taken out of the page and put elsewhere', async () => {
      const {button, press} = await aProductPage();
      const other = document.createElement('section');
      document.body.append(other);
      other.append(button);
      press();
      await seen('form');
      other.remove();
    });
  });

  describe('the panel', () => {
    it('is accessible, begins at its heading, and gives the focus back', async () => {
      const {native, button} = await anOpenPanel();
      await waitUntil(() => thePanel()!.activeElement?.id === 'heading');
      expect(heading()).to.equal('Kyusu teapot');
      await Promise.all(inPanel('dialog')!.getAnimations().map(({finished}) => finished));
      await expect(document.querySelector('send-as-gift-panel')!).to.be.accessible();
      await sendKeys({press: 'Escape'});
      await closed();
      expect(button.shadowRoot!.activeElement).to.equal(native);
    });

    it('is one for all buttons of a page', async () => {
      const {backend} = await anOpenPanel();
      await sendKeys({press: 'Escape'});
      await closed();
      const other = await fixture<SendAsGift>(html`<send-as-gift backend=${backend.url} product="mug"></send-as-gift>`);
      await other.open();
      await waitUntil(() => heading() === 'Morning mug');
      expect(document.querySelectorAll('send-as-gift-panel')).to.have.lengthOf(1);
    });

    it('lets the friend choose where all styles cost the same, and can’t choose what is gone', async () => {
      await anOpenPanel();
      const chips = [...thePanel()!.querySelectorAll<HTMLInputElement>('.styles .chip input')];
      expect(chips.map(({value, checked, disabled}) => ({value, checked, disabled}))).to.deep.equal([
        {value: '', checked: true, disabled: false},
        {value: 'indigo', checked: false, disabled: false},
        {value: 'sand', checked: false, disabled: false},
        {value: 'moss', checked: false, disabled: true},
      ]);
    });

    it('shows the price of the style that is chosen', async () => {
      await anOpenPanel({product: 'sampler'});
      expect(inPanel('.price')!.textContent).to.equal('€19');
      thePanel()!.querySelectorAll<HTMLInputElement>('.chip input')[1]!.click();
      await waitUntil(() => inPanel('.price')!.textContent === '€39');
      expect(inPanel('.foot .press')!.textContent).to.equal('Pay €39 and get the link');
    });

    it('tells the merchant’s promise before anybody pays', async () => {
      await anOpenPanel();
      expect(inPanel('.policy')!.textContent).to.contain('They have 7 days to accept. If they don’t, you get your money back.');
    });

    it('asks who it is from before it drafts anything', async () => {
      const {backend} = await anOpenPanel();
      inPanel('.foot .press')!.click();
      await seen('#from-error');
      expect(thePanel()!.activeElement?.id).to.equal('from');
      expect((await backend.passed()).filter(({method}) => method === 'POST')).to.deep.equal([]);
    });

    it('counts what is left near the end of the note, by what people call characters', async () => {
      await anOpenPanel();
      const note = inPanel<HTMLTextAreaElement>('#note')!;
      note.value = '👩🏽‍🌾'.repeat(501);
      note.dispatchEvent(new Event('input'));
      await waitUntil(() => inPanel('#note-left')!.textContent === '1 character too many');
      expect(note.getAttribute('aria-invalid')).to.equal('true');
    });

    it('keeps what was typed when the panel is closed', async () => {
      const {press} = await anOpenPanel();
      await write('#note', 'Half a senten');
      await sendKeys({press: 'Escape'});
      await closed();
      press();
      await seen('form');
      expect(inPanel<HTMLTextAreaElement>('#note')!.value).to.equal('Half a senten');
    });

    it('keeps typing to itself, so that the page’s own shortcuts stay quiet', async () => {
      await anOpenPanel();
      const keys: string[] = [];
      const listen = (event: KeyboardEvent) => keys.push(event.key);
      document.addEventListener('keydown', listen);
      await write('#note', 'abc');
      document.removeEventListener('keydown', listen);
      expect(keys).to.deep.equal([]);
    });

    it('says in words when the backend is down, and goes on when it is up', async () => {
      const {backend, button, press} = await aProductPage();
      await backend.down();
      const failed = oneEvent(button, 'gift-failed');
      press();
      const {error} = (await failed) as unknown as GiftFailedEvent;
      expect(error.code).to.be.oneOf(['network', 'timeout']);
      await seen('[role="alert"]');
      expect(inPanel('[role="alert"]')!.textContent).to.equal('There is no connection right now. Nothing you typed is lost.');
      await backend.up();
      inPanel('.foot .press')!.click();
      await seen('form');
    }).timeout(40_000);
  });

  describe('paying', () => {
    it('makes one gift however often the press is pressed, and when the first answer is lost', async () => {
      const {button, backend} = await anOpenPanel();
      await write('#from', 'Ana');
      let created = 0;
      button.addEventListener('gift-created', () => created++);
      button.addEventListener('gift-before-pay', (event) => event.preventDefault());
      await backend.loseNextAnswer('/v1/gifts');
      const asked = oneEvent(button, 'gift-before-pay');
      for (let i = 0; i < 3; i++) inPanel('.foot .press')!.click();
      await asked;
      expect(created).to.equal(1);
      expect(new GiftClient({backend: backend.url}).sent()).to.have.lengthOf(1);
    });

    it('shows the link once the payment is confirmed, and says so once', async () => {
      let paid = 0;
      const {button, backend, checkout} = await aDraft();
      button.addEventListener('gift-paid', () => paid++);
      expect(heading()).to.equal('Confirming your payment');
      await backend.pay(checkout);
      await seen('gift-share');
      expect(heading()).to.equal('It’s wrapped');
      await expect(document.querySelector('send-as-gift-panel')!).to.be.accessible();
      expect(paid).to.equal(1);
      const {link} = inPanel('gift-share') as HTMLElement & {link: string};
      const card = await backend.client().card(link.split('#')[1]!);
      expect(card).to.include({state: 'sealed', senderName: 'Ana', note: 'For slow mornings.'});
    });

    it('offers to pay or to change something when no payment arrives, with every word in place', async () => {
      const {backend, checkout} = await aDraft();
      await backend.pay(checkout, 'declined');
      await waitUntil(() => heading() === 'The payment hasn’t gone through', undefined, {timeout: 9000});
      await expect(document.querySelector('send-as-gift-panel')!).to.be.accessible();
      inPanel('.foot .second')!.click();
      await seen('form');
      expect(inPanel<HTMLTextAreaElement>('#note')!.value).to.equal('For slow mornings.');
    }).timeout(15_000);

    it('comes back from the payment page at the link, and takes its parameter out of the address', async () => {
      const {backend, checkout, button} = await aDraft();
      await backend.pay(checkout);
      await sendKeys({press: 'Escape'});
      await closed();
      button.remove();
      history.replaceState(null, '', `${location.pathname}?color=blue&send-as-gift=teapot`);
      await fixture(html`<div><send-as-gift backend=${backend.url} product="teapot"></send-as-gift>
        <send-as-gift backend=${backend.url} product="teapot"></send-as-gift></div>`);
      await seen('gift-share');
      expect(location.search).to.equal('?color=blue');
    });

    it('is left alone by the parameter of another product', async () => {
      const {backend} = await aProductPage();
      history.replaceState(null, '', `${location.pathname}?send-as-gift=teapot`);
      await fixture(html`<send-as-gift backend=${backend.url} product="mug"></send-as-gift>`);
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(inPanel<HTMLDialogElement>('dialog')?.open ?? false).to.equal(false);
    });
  });

  describe('sharing', () => {
    it('tells the page how, and draws a code that says the same link', async () => {
      const {button} = await aPaidGift();
      const share = inPanel('gift-share')!.shadowRoot!;
      const shared = oneEvent(button, 'gift-shared');
      share.querySelector<HTMLButtonElement>('.code')!.click();
      expect(((await shared) as unknown as GiftSharedEvent).way).to.equal('qr');
      expect(share.querySelector('figure svg')!.getAttribute('aria-label')).to.equal('QR code of the gift’s link');
    });

    it('selects the link where the clipboard is refused', async () => {
      await aPaidGift();
      const share = inPanel('gift-share')!.shadowRoot!;
      const clipboard = navigator.clipboard.writeText;
      navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
      await waitUntil(() => share.querySelector('[part="copy"]'), 'the words never came', {timeout: 5_000});
      share.querySelector<HTMLButtonElement>('[part="copy"]')!.click();
      await waitUntil(() => share.querySelector('[role="status"]')!.textContent!.includes('copy it by hand'));
      navigator.clipboard.writeText = clipboard;
      const field = share.querySelector('input')!;
      expect(field.selectionEnd! - field.selectionStart!).to.equal(field.value.length);
    });

    it('finds the link again when the panel was closed before it was shared', async () => {
      const {press} = await aPaidGift();
      await sendKeys({press: 'Escape'});
      await closed();
      press();
      await seen('gift-share');
    });

    it('begins a new gift after done', async () => {
      const {press} = await aPaidGift();
      inPanel('.foot .press')!.click();
      await closed();
      press();
      await seen('form');
      expect(inPanel<HTMLTextAreaElement>('#note')!.value).to.equal('');
    });
  });
});
