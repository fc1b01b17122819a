import {expect, fixture, html} from '@open-wc/testing';
import {sendKeys, sendMouse} from '@web/test-runner-commands';
import {SendAsGift} from '../../../src/index.ts';
import {createBackend} from '../../support/browser-backend.ts';
import {
  createProductPage, dialog, heading, isOpen, openPanel, panel, payButton, queryIn, queryPanel, resetPage, typeInto,
  waitForAnimations, waitForClose, waitForSelector,
} from '../../support/panel-driver.ts';
import {waitFor} from '../../support/wait.ts';

const pause = (ms = 200) => new Promise((resolve) => setTimeout(resolve, ms));
const nativeButton = (button: Element) => button.shadowRoot!.querySelector('button')!;

/** Clicks with a real pointer. */
async function clickWithMouse(button: Element) {
  const {left, top, width, height} = button.getBoundingClientRect();
  await sendMouse({type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)]});
}

describe('the button on a page', () => {
  afterEach(resetPage);

  it('never submits the form around it: by click, by Enter, or by Enter in the panel', async () => {
    const backend = await createBackend();
    let submitted = 0;
    const form = await fixture<HTMLFormElement>(html`<form @submit=${(event: Event) => { event.preventDefault(); submitted++; }}>
      <input name="size"><send-as-gift backend=${backend.url} product="mug"></send-as-gift></form>`);
    const button = form.querySelector('send-as-gift')!;
    await clickWithMouse(button);
    await waitForSelector('form');
    await panel().close();
    nativeButton(button).focus();
    await sendKeys({press: 'Enter'});
    await waitForSelector('#sender-name');
    queryPanel('#sender-name')!.focus();
    await sendKeys({press: 'Enter'});
    await waitForSelector('#sender-name-error');
    expect(submitted).to.equal(0);
  });

  it('never follows the link around it, by click or by Enter, also when it is unavailable', async () => {
    const backend = await createBackend();
    const link = await fixture<HTMLAnchorElement>(html`<a href="#followed"><send-as-gift backend=${backend.url} product="mug"></send-as-gift>
      <send-as-gift backend=${backend.url} product="teapot" unavailable="Not this one."></send-as-gift></a>`);
    const [button, other] = link.querySelectorAll('send-as-gift');
    await clickWithMouse(button!);
    await waitForSelector('form');
    await panel().close();
    nativeButton(button!).focus();
    await sendKeys({press: 'Enter'});
    await waitForSelector('form');
    await panel().close();
    await clickWithMouse(other!);
    await pause();
    expect(location.hash).to.equal('');
  });

  it('opens the panel above the modal dialog around it, and leaves that dialog open', async () => {
    const backend = await createBackend();
    const outer = await fixture<HTMLDialogElement>(html`<dialog><send-as-gift backend=${backend.url} product="mug"></send-as-gift></dialog>`);
    outer.showModal();
    await clickWithMouse(outer.querySelector('send-as-gift')!);
    await waitForSelector('form');
    await waitForAnimations();
    const {left, top} = queryPanel('#sender-name')!.getBoundingClientRect();
    expect(document.elementFromPoint(left + 2, top + 2)).to.equal(panel());
    await typeInto(queryPanel('#sender-name'), 'Ana');
    expect(queryPanel<HTMLInputElement>('#sender-name')!.value).to.equal('Ana');
    await sendKeys({press: 'Escape'});
    await waitForClose();
    expect(outer.open).to.equal(true);
    outer.close();
  });

  it('opens the panel elsewhere after the dialog around it was removed with the panel', async () => {
    const backend = await createBackend();
    const outer = await fixture<HTMLDialogElement>(html`<dialog><send-as-gift backend=${backend.url} product="mug"></send-as-gift></dialog>`);
    outer.showModal();
    await outer.querySelector('send-as-gift')!.open();
    await waitForSelector('form');
    outer.remove();
    const button = await fixture<SendAsGift>(html`<send-as-gift backend=${backend.url} product="teapot"></send-as-gift>`);
    await button.open();
    await waitForAnimations();
    expect(dialog()!.matches(':modal')).to.equal(true);
    await waitFor(() => heading() === 'Kyusu teapot');
  });

  it('works inside shadow roots, and returns the focus there', async () => {
    const backend = await createBackend();
    const host = await fixture<HTMLElement>(html`<div></div>`);
    const inner = document.createElement('section');
    host.attachShadow({mode: 'closed'}).append(inner);
    const deep = inner.attachShadow({mode: 'open'});
    const button = document.createElement('send-as-gift');
    button.backend = backend.url;
    button.product = 'mug';
    deep.append(button);
    await button.updateComplete;
    await clickWithMouse(button);
    await waitForSelector('form');
    await sendKeys({press: 'Escape'});
    await waitForClose();
    expect(deep.activeElement).to.equal(button);
    expect(button.shadowRoot!.activeElement).to.equal(nativeButton(button));
  });

  it('can be moved while the panel is open: the text stays, the panel follows, the focus returns', async () => {
    const {button, native} = await openPanel();
    await typeInto(queryPanel('#note'), 'For slow mornings.');
    const destination = document.createElement('div');
    destination.style.cssText = 'position: absolute; inset-inline-start: 600px; inset-block-start: 300px';
    document.body.append(destination);
    destination.append(button);
    await waitFor(() => {
      const {left, right} = queryPanel('.sheet')!.getBoundingClientRect();
      const at = button.getBoundingClientRect();
      return left >= at.right || right <= at.left;
    }, 'the panel stayed where it was');
    expect(queryPanel<HTMLTextAreaElement>('#note')!.value).to.equal('For slow mornings.');
    await sendKeys({press: 'Escape'});
    await waitForClose();
    expect(button.shadowRoot!.activeElement).to.equal(native);
    destination.remove();
  });

  it('can be removed and inserted again while the panel is open', async () => {
    const {button, click} = await openPanel();
    await typeInto(queryPanel('#note'), 'For slow mornings.');
    const before = queryPanel('.sheet')!.getBoundingClientRect();
    const home = button.parentElement!;
    button.remove();
    // A timer or a frame may come later than the absence after which the panel closes.
    await button.updateComplete;
    expect(isOpen()).to.equal(true);
    expect(queryPanel('.sheet')!.getBoundingClientRect().left).to.equal(before.left);
    home.append(button);
    await pause(700);
    expect(isOpen()).to.equal(true);
    await typeInto(queryPanel('#sender-name'), 'Ana');
    await sendKeys({press: 'Escape'});
    await waitForClose();
    click();
    await waitForSelector('form');
    expect(queryPanel<HTMLInputElement>('#sender-name')!.value).to.equal('Ana');
  });

  it('shares one panel among a hundred buttons, without a request before a click', async () => {
    const backend = await createBackend();
    const refs = ['teapot', 'mug', 'sampler', 'last-mug'];
    const page = await fixture(html`<div>${Array.from({length: 100}, (_, index) => html`<send-as-gift backend=${backend.url}
      product=${refs[index % 4]!}></send-as-gift>`)}</div>`);
    const buttons = [...page.querySelectorAll('send-as-gift')];
    await Promise.all(buttons.map((button) => button.updateComplete));
    expect(await backend.requests()).to.deep.equal([]);
    for (const [index, title] of [[0, 'Kyusu teapot'], [57, 'Morning mug'], [98, 'Tea sampler'], [99, 'The last mug']] as const) {
      await buttons[index]!.open();
      await waitFor(() => heading() === title);
      await panel().close();
    }
    expect(document.querySelectorAll('send-as-gift-panel')).to.have.lengthOf(1);
  });

  it('takes properties that were set before it was defined', async () => {
    const backend = await createBackend();
    const early = document.createElement('late-gift') as SendAsGift;
    Object.assign(early, {backend: backend.url, product: 'mug', prefill: {senderName: 'Ana'}});
    document.body.append(early);
    customElements.define('late-gift', class extends SendAsGift {});
    await early.updateComplete;
    await early.open();
    await waitFor(() => heading() === 'Morning mug');
    expect(queryPanel<HTMLInputElement>('#sender-name')!.value).to.equal('Ana');
    early.remove();
  });
});

describe('the button’s events, methods and properties', () => {
  afterEach(resetPage);

  it('stays closed while gift-before-open is canceled, and opens afterwards', async () => {
    const {button, click} = await createProductPage();
    button.addEventListener('gift-before-open', (event) => event.preventDefault(), {once: true});
    click();
    await pause(300);
    expect(isOpen()).to.equal(false);
    click();
    await waitForSelector('form');
  });

  it('stays on the page when gift-before-pay is canceled, and the panel remains usable', async () => {
    const {button} = await openPanel();
    await typeInto(queryPanel('#note'), 'For slow mornings.');
    await typeInto(queryPanel('#sender-name'), 'Ana');
    let beforePayCount = 0;
    button.addEventListener('gift-before-pay', (event) => { event.preventDefault(); beforePayCount++; });
    payButton().click();
    await waitFor(() => beforePayCount === 1);
    await waitForSelector('.footer [role="status"]');
    payButton().click();
    await waitFor(() => beforePayCount === 2);
    await waitForSelector('.footer [role="status"]');
    expect(queryPanel<HTMLTextAreaElement>('#note')!.value).to.equal('For slow mornings.');
  });

  it('closes the panel with close() of its own button, and keeps the text', async () => {
    const {button, backend} = await openPanel();
    await typeInto(queryPanel('#note'), 'Half a senten');
    const other = await fixture<SendAsGift>(html`<send-as-gift backend=${backend.url} product="mug"></send-as-gift>`);
    await other.close();
    expect(isOpen()).to.equal(true);
    await button.close();
    expect(isOpen()).to.equal(false);
    await button.close();
    await button.open();
    await waitForSelector('form');
    expect(queryPanel<HTMLTextAreaElement>('#note')!.value).to.equal('Half a senten');
  });

  it('fills empty fields from prefill, and never replaces typed text', async () => {
    const {button, click} = await createProductPage();
    button.prefill = {note: 'With love.', senderName: 'Ana'};
    click();
    await waitForSelector('form');
    expect(queryPanel<HTMLTextAreaElement>('#note')!.value).to.equal('With love.');
    await typeInto(queryPanel('#note'), ' Really.');
    await panel().close();
    button.prefill = {note: 'Another.', senderName: 'Bea'};
    click();
    await waitForSelector('form');
    expect(queryPanel<HTMLTextAreaElement>('#note')!.value).to.equal('With love. Really.');
    expect(queryPanel<HTMLInputElement>('#sender-name')!.value).to.equal('Ana');
    expect(queryIn('send-as-gift-options', '#passcode')).to.equal(undefined);
  });

  it('shows who pays what and when, and links to the shop’s own pages', async () => {
    await openPanel({config: {shop: {
      name: 'Tea & Clay', domain: 'teaandclay.example', locales: ['en'], currency: 'EUR', shipsTo: ['DE'],
      terms: 'https://teaandclay.example/terms', privacy: 'https://teaandclay.example/privacy',
    }}});
    expect(queryPanel('.policy')!.textContent).to.contain('They have 7 days to accept. If they don’t, you get your money back. ' +
      'You can cancel any time before they accept. You pay now. Shipping is included.');
    const links = [...queryPanel('.policy')!.querySelectorAll('a')];
    expect(links.map(({href, target, rel}) => ({href, target, rel}))).to.deep.equal([
      {href: 'https://teaandclay.example/terms', target: '_blank', rel: 'noopener'},
      {href: 'https://teaandclay.example/privacy', target: '_blank', rel: 'noopener'},
    ]);
    await expect(panel()).to.be.accessible();
  });
});
