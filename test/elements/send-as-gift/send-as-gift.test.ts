import {expect, fixture, html, oneEvent} from '@open-wc/testing';
import {sendKeys, sendMouse} from '@web/test-runner-commands';
import {GiftClient, GiftError} from '../../../src/client/index.ts';
import type {GiftFailedEvent, GiftSharedEvent, SendAsGift} from '../../../src/index.ts';
import {createBackend} from '../../support/browser-backend.ts';
import {recordWarnings, seeDocs} from '../../support/console.ts';
import {
  createProductPage, heading, isOpen, openPaidPanel, openPanel, panel, payButton, queryAllInPanel, queryPanel, resetPage, submitForm,
  typeInto, waitForAnimations, waitForClose, waitForSelector,
} from '../../support/panel-driver.ts';
import {waitFor} from '../../support/wait.ts';

describe('<send-as-gift>', () => {
  afterEach(resetPage);

  describe('the button', () => {
    it('is accessible and labeled', async () => {
      const {button, native} = await createProductPage();
      expect(native.textContent).to.contain('Send as a gift');
      await expect(button).to.be.accessible();
    });

    it('sends no request before a pointer or the focus reaches it', async () => {
      const {backend} = await createProductPage();
      expect(await backend.requests()).to.deep.equal([]);
    });

    it('follows the page’s language, also when it changes', async () => {
      const {button, native} = await createProductPage();
      document.documentElement.lang = 'zh-CN';
      await waitFor(() => native.textContent!.includes('送给朋友'));
      button.lang = 'en';
      await waitFor(() => native.textContent!.includes('Send as a gift'));
    });

    it('uses the slotted label, and its own if there is only white space', async () => {
      const button = await fixture<SendAsGift>(html`<send-as-gift backend="" product="mug">
      </send-as-gift>`);
      expect(button.shadowRoot!.textContent).to.contain('Send as a gift');
      button.textContent = 'Give this mug';
      await waitFor(() => !button.shadowRoot!.textContent!.includes('Send as a gift'));
    });

    it('says why a product is unavailable, in a tooltip that the keyboard opens and a screen reader reads', async () => {
      const {native, button} = await createProductPage({product: 'tasting'});
      native.focus();
      await waitFor(() => native.getAttribute('aria-disabled') === 'true');
      const tooltip = button.shadowRoot!.querySelector<HTMLElement>('#reason')!;
      expect(native.getAttribute('aria-describedby')).to.equal('reason');
      expect(tooltip.textContent).to.equal('This item can’t be sent as a gift.');
      await waitFor(() => tooltip.matches(':popover-open'));
      await expect(button).to.be.accessible();
      await sendKeys({press: 'Escape'});
      expect(tooltip.matches(':popover-open')).to.equal(false);
      await sendKeys({press: 'Enter'});
      expect(isOpen()).to.equal(false);
    });

    it('shows the reason on hover', async () => {
      const {native, button} = await createProductPage({product: 'tasting'});
      const {left, top} = native.getBoundingClientRect();
      await sendMouse({type: 'move', position: [Math.round(left) + 10, Math.round(top) + 10]});
      await waitFor(() => button.shadowRoot!.querySelector('#reason')?.matches(':popover-open'));
    });

    it('does not throw if an attribute is missing, and warns once in the console', async () => {
      const {warnings, restore} = recordWarnings();
      try {
        const one = await fixture<SendAsGift>(html`<send-as-gift product="mug"></send-as-gift>`);
        await fixture(html`<send-as-gift product="mug"></send-as-gift>`);
        const {shadowRoot} = one;
        shadowRoot!.querySelector('button')!.click();
        expect(shadowRoot!.querySelector('button')!.getAttribute('aria-disabled')).to.equal('true');
        await expect(one).to.be.accessible();
        await waitFor(() => warnings.length > 0);
      } finally {
        restore();
      }
      expect(warnings).to.have.lengthOf(1);
      expect(warnings[0]).to.contain('backend=');
    });

    it('warns once about an appearance or a theme that does not exist, when a pointer reaches it, and stays usable', async () => {
      const {warnings, restore} = recordWarnings();
      const {backend} = await createProductPage();
      const page = await fixture(html`<div><send-as-gift backend=${backend.url} product="mug" appearance="filed" theme="drak"></send-as-gift>
        <send-as-gift backend=${backend.url} product="mug" appearance="filed"></send-as-gift>
        <send-as-gift backend=${backend.url} product="mug" appearance="icon" theme="dark"></send-as-gift></div>`);
      for (const button of page.querySelectorAll('send-as-gift')) button.shadowRoot!.querySelector('button')!.dispatchEvent(new PointerEvent('pointerenter'));
      await waitFor(() => warnings.length >= 2);
      restore();
      expect(warnings).to.deep.equal([
        `<send-as-gift> attribute-invalid: appearance="filed" must be plain, outlined, filled or icon. ${seeDocs('attribute-invalid')}`,
        `<send-as-gift> attribute-invalid: theme="drak" must be light or dark. ${seeDocs('attribute-invalid')}`,
      ]);
      for (const button of page.querySelectorAll('send-as-gift')) {
        expect(button.shadowRoot!.querySelector('button')!.hasAttribute('aria-disabled')).to.equal(false);
      }
    });

    it('becomes available when the missing attribute is set', async () => {
      const {backend} = await createProductPage();
      const button = await fixture<SendAsGift>(html`<send-as-gift product="mug"></send-as-gift>`);
      expect(button.shadowRoot!.querySelector('button')!.getAttribute('aria-disabled')).to.equal('true');
      button.backend = backend.url;
      await button.updateComplete;
      expect(button.shadowRoot!.querySelector('button')!.hasAttribute('aria-disabled')).to.equal(false);
    });

    it('does not submit the form around it', async () => {
      const backend = await createBackend();
      let submitted = false;
      const form = await fixture<HTMLFormElement>(html`<form @submit=${(event: Event) => { event.preventDefault(); submitted = true; }}>
        <send-as-gift backend=${backend.url} product="mug"></send-as-gift></form>`);
      form.querySelector('send-as-gift')!.shadowRoot!.querySelector('button')!.click();
      await waitForSelector('form');
      expect(submitted).to.equal(false);
    });

    it('stays closed when gift-before-open is canceled', async () => {
      const {button, click} = await createProductPage();
      button.addEventListener('gift-before-open', (event) => event.preventDefault());
      click();
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(isOpen()).to.equal(false);
    });

    it('works after it was moved to another place', async () => {
      const {button, click} = await createProductPage();
      const other = document.createElement('section');
      document.body.append(other);
      other.append(button);
      click();
      await waitForSelector('form');
      other.remove();
    });
  });

  describe('the panel', () => {
    it('is accessible, focuses its heading, and returns the focus', async () => {
      const {native, button} = await openPanel();
      await waitFor(() => panel().shadowRoot!.activeElement?.id === 'heading');
      expect(heading()).to.equal('Kyusu teapot');
      await waitForAnimations();
      await expect(panel()).to.be.accessible();
      await sendKeys({press: 'Escape'});
      await waitForClose();
      expect(button.shadowRoot!.activeElement).to.equal(native);
    });

    it('is shared by all buttons of a page', async () => {
      const {backend} = await openPanel();
      await sendKeys({press: 'Escape'});
      await waitForClose();
      const other = await fixture<SendAsGift>(html`<send-as-gift backend=${backend.url} product="mug"></send-as-gift>`);
      await other.open();
      await waitFor(() => heading() === 'Morning mug');
      expect(document.querySelectorAll('send-as-gift-panel')).to.have.lengthOf(1);
    });

    it('offers the recipient’s choice if all variants cost the same, and disables unavailable ones', async () => {
      await openPanel();
      const chips = queryAllInPanel<HTMLInputElement>('.variants .chip input');
      expect(chips.map(({value, checked, disabled}) => ({value, checked, disabled}))).to.deep.equal([
        {value: '', checked: true, disabled: false},
        {value: 'indigo', checked: false, disabled: false},
        {value: 'sand', checked: false, disabled: false},
        {value: 'moss', checked: false, disabled: true},
      ]);
    });

    it('shows the price of the selected variant', async () => {
      await openPanel({product: 'sampler'});
      expect(queryPanel('.price')!.textContent).to.equal('€19');
      queryAllInPanel<HTMLInputElement>('.chip input')[1]!.click();
      await waitFor(() => queryPanel('.price')!.textContent === '€39');
      expect(payButton().textContent).to.equal('Pay €39 and get the link');
    });

    it('shows the merchant’s policy before the payment', async () => {
      await openPanel();
      expect(queryPanel('.policy')!.textContent).to.contain('They have 7 days to accept. If they don’t, you get your money back.');
    });

    it('requires the sender’s name before it creates a draft', async () => {
      const {backend} = await openPanel();
      payButton().click();
      await waitForSelector('#sender-name-error');
      expect(panel().shadowRoot!.activeElement?.id).to.equal('sender-name');
      expect((await backend.requests()).filter(({method}) => method === 'POST')).to.deep.equal([]);
    });

    it('counts the remaining graphemes near the end of the note', async () => {
      await openPanel();
      const note = queryPanel<HTMLTextAreaElement>('#note')!;
      note.value = '👩🏽‍🌾'.repeat(501);
      note.dispatchEvent(new Event('input'));
      await waitFor(() => queryPanel('#note-left')!.textContent === '1 character too many');
      expect(note.getAttribute('aria-invalid')).to.equal('true');
    });

    it('keeps the note when the panel is closed', async () => {
      const {click} = await openPanel();
      await typeInto(queryPanel('#note'), 'Half a senten');
      await sendKeys({press: 'Escape'});
      await waitForClose();
      click();
      await waitForSelector('form');
      expect(queryPanel<HTMLTextAreaElement>('#note')!.value).to.equal('Half a senten');
    });

    it('does not trigger the page’s keyboard shortcuts', async () => {
      await openPanel();
      const keys: string[] = [];
      const listen = (event: KeyboardEvent) => keys.push(event.key);
      document.addEventListener('keydown', listen);
      await typeInto(queryPanel('#note'), 'abc');
      document.removeEventListener('keydown', listen);
      expect(keys).to.deep.equal([]);
    });

    it('shows an error while the backend is down, and recovers', async () => {
      const {backend, button, click} = await createProductPage();
      await backend.disconnect();
      const failed = oneEvent(button, 'gift-failed');
      click();
      const {error} = (await failed) as unknown as GiftFailedEvent;
      expect(error.code).to.be.oneOf(['network', 'timeout']);
      await waitForSelector('[role="alert"]');
      expect(queryPanel('[role="alert"]')!.textContent).to.equal('There is no connection right now.');
      await backend.reconnect();
      payButton().click();
      await waitForSelector('form');
    });
  });

  it('logs the cause of an unexpected exception once, and shows one sentence', async () => {
    const {backend} = await createProductPage();
    const client = backend.client();
    const cause = new TypeError('A bug in the page’s own client.');
    client.product = () => Promise.reject(cause);
    const logged: unknown[] = [];
    const {error} = console;
    console.error = (...values: unknown[]) => logged.push(...values);
    try {
      const button = await fixture<SendAsGift>(html`<send-as-gift product="teapot" .client=${client}></send-as-gift>`);
      await button.open();
      await waitFor(() => heading() === 'That didn’t work.');
    } finally {
      console.error = error;
    }
    expect(logged).to.deep.equal([cause]);
    expect(panel().shadowRoot!.querySelector('.centered')!.textContent!.match(/That didn’t work/g)).to.have.lengthOf(1);
    await expect(panel()).to.be.accessible();
  });

  describe('paying', () => {
    it('creates one gift on repeated clicks, also when the first response is lost', async () => {
      const {button, backend} = await openPanel();
      await typeInto(queryPanel('#sender-name'), 'Ana');
      let created = 0;
      button.addEventListener('gift-created', () => created++);
      button.addEventListener('gift-before-pay', (event) => event.preventDefault());
      await backend.dropNextResponse('/v1/gifts');
      const beforePay = oneEvent(button, 'gift-before-pay');
      for (let i = 0; i < 3; i++) payButton().click();
      await beforePay;
      expect(created).to.equal(1);
      expect(new GiftClient({backend: backend.url}).sentGifts()).to.have.lengthOf(1);
    });

    it('shows the link when the payment is confirmed, and dispatches gift-paid once', async () => {
      let paid = 0;
      const page = await openPanel();
      const {button, backend} = page;
      const checkout = await submitForm(page, {note: 'For slow mornings.'});
      button.addEventListener('gift-paid', () => paid++);
      expect(heading()).to.equal('Confirming your payment');
      await backend.pay(checkout);
      await waitForSelector('gift-share');
      expect(heading()).to.equal('It’s wrapped');
      await expect(panel()).to.be.accessible();
      expect(paid).to.equal(1);
      const {link} = queryPanel('gift-share') as HTMLElement & {link: string};
      const card = await backend.client().card(link.split('#')[1]!);
      expect(card).to.include({state: 'sealed', senderName: 'Ana', note: 'For slow mornings.'});
    });

    it('shows the form again when no payment arrives, and resumes the same checkout', async () => {
      const page = await openPanel();
      const {backend} = page;
      const checkout = await submitForm(page, {note: 'For slow mornings.'});
      await backend.pay(checkout, 'declined');
      await waitForSelector('.footer [role="status"]');
      expect(queryPanel('.footer [role="status"]')!.textContent).to.contain('Not paid yet.');
      await expect(panel()).to.be.accessible();
      expect(queryPanel<HTMLTextAreaElement>('#note')!.value).to.equal('For slow mornings.');
      expect(await submitForm(page)).to.equal(checkout);
      await backend.pay(checkout);
      await waitForSelector('gift-share');
    });

    it('shows the link when a payment arrives although the product fails to load', async () => {
      const page = await openPanel();
      const checkout = await submitForm(page);
      await panel().close();
      page.button.remove();
      const client = new GiftClient({backend: page.backend.url});
      client.product = () => Promise.reject(new GiftError('network', 'The test cut the connection.', {retryable: true}));
      history.replaceState(null, '', `${location.pathname}?send-as-gift=teapot`);
      await fixture<SendAsGift>(html`<send-as-gift product="teapot" .client=${client}></send-as-gift>`);
      await waitForSelector('[role="alert"]');
      expect(heading()).to.equal('That didn’t work');
      await page.backend.pay(checkout);
      await waitForSelector('gift-share');
    });

    it('keeps the link on screen if the payment arrives while the form is loading', async () => {
      const page = await openPanel();
      const checkout = await submitForm(page);
      await panel().close();
      page.button.remove();
      const client = new GiftClient({backend: page.backend.url});
      const product = await client.product('teapot');
      let requested = 0;
      let resolve: (loaded: typeof product) => void;
      const loading = new Promise<typeof product>((onLoaded) => { resolve = onLoaded; });
      client.product = () => { requested++; return loading; };
      history.replaceState(null, '', `${location.pathname}?send-as-gift=teapot`);
      await fixture<SendAsGift>(html`<send-as-gift product="teapot" .client=${client}></send-as-gift>`);
      await waitFor(() => requested, 'the form never loaded');
      await page.backend.pay(checkout);
      await waitForSelector('gift-share');
      resolve!(product);
      await loading;
      await panel().updateComplete;
      expect(heading()).to.equal('It’s wrapped');
    });

    it('shows the link on return from the payment page, and removes its URL parameter', async () => {
      const page = await openPanel();
      const {button, backend} = page;
      const checkout = await submitForm(page, {note: 'For slow mornings.'});
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

    it('ignores the URL parameter of another product', async () => {
      const {backend} = await createProductPage();
      history.replaceState(null, '', `${location.pathname}?send-as-gift=teapot`);
      await fixture(html`<send-as-gift backend=${backend.url} product="mug"></send-as-gift>`);
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(isOpen()).to.equal(false);
    });
  });

  describe('sharing', () => {
    it('dispatches gift-shared with the method, and shows a QR code', async () => {
      const {button} = await openPaidPanel();
      const share = queryPanel('gift-share')!.shadowRoot!;
      const shared = oneEvent(button, 'gift-shared');
      await waitFor(() => share.querySelector('.code'), 'the strings never loaded');
      share.querySelector<HTMLButtonElement>('.code')!.click();
      expect(((await shared) as unknown as GiftSharedEvent).method).to.equal('qr');
      expect(share.querySelector('figure svg')!.getAttribute('aria-label')).to.equal('QR code with the link to the gift');
    });

    it('selects the link if the clipboard is not available', async () => {
      await openPaidPanel();
      const share = queryPanel('gift-share')!.shadowRoot!;
      const clipboard = navigator.clipboard.writeText;
      navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
      await waitFor(() => share.querySelector('[part="copy"]'), 'the words never came');
      share.querySelector<HTMLButtonElement>('[part="copy"]')!.click();
      await waitFor(() => share.querySelector('[role="status"]')!.textContent!.includes('copy it yourself'));
      navigator.clipboard.writeText = clipboard;
      const field = share.querySelector('input')!;
      expect(field.selectionEnd! - field.selectionStart!).to.equal(field.value.length);
    });

    it('shows the link again if the panel was closed before it was shared', async () => {
      const {click} = await openPaidPanel();
      await sendKeys({press: 'Escape'});
      await waitForClose();
      click();
      await waitForSelector('gift-share');
    });

    it('starts a new gift after Done', async () => {
      const {click} = await openPaidPanel();
      payButton().click();
      await waitForClose();
      click();
      await waitForSelector('form');
      expect(queryPanel<HTMLTextAreaElement>('#note')!.value).to.equal('');
    });
  });
});
