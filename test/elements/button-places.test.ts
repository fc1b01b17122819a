import {expect, fixture, html, oneEvent, waitUntil} from '@open-wc/testing';
import {sendKeys, sendMouse} from '@web/test-runner-commands';
import {SendAsGift} from '../../src/index.ts';
import {aBackend} from '../support/backend.ts';
import {anOpenPanel, aProductPage, closed, dialog, heading, inPanel, isOpen, panel, payPress, seen, still, tidy, within, write} from '../support/the-panel.ts';

const pause = (ms = 200) => new Promise((resolve) => setTimeout(resolve, ms));
const nativeOf = (button: Element) => button.shadowRoot!.querySelector('button')!;

/** Presses with a real pointer. */
async function presses(button: Element) {
  const {left, top, width, height} = button.getBoundingClientRect();
  await sendMouse({type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)]});
}

describe('the button, wherever it stands', () => {
  afterEach(tidy);

  it('never submits the form around it: pressed, by Enter, and by Enter in the panel', async () => {
    const backend = await aBackend();
    let submitted = 0;
    const form = await fixture<HTMLFormElement>(html`<form @submit=${(event: Event) => { event.preventDefault(); submitted++; }}>
      <input name="size"><send-as-gift backend=${backend.url} product="mug"></send-as-gift></form>`);
    const button = form.querySelector('send-as-gift')!;
    await presses(button);
    await seen('form');
    await panel().close();
    nativeOf(button).focus();
    await sendKeys({press: 'Enter'});
    await seen('#from');
    inPanel('#from')!.focus();
    await sendKeys({press: 'Enter'});
    await seen('#from-error');
    expect(submitted).to.equal(0);
  });

  it('never follows the link around it, by pointer or by Enter, also where it can’t be pressed', async () => {
    const backend = await aBackend();
    const link = await fixture<HTMLAnchorElement>(html`<a href="#followed"><send-as-gift backend=${backend.url} product="mug"></send-as-gift>
      <send-as-gift backend=${backend.url} product="teapot" unavailable="Not this one."></send-as-gift></a>`);
    const [button, other] = link.querySelectorAll('send-as-gift');
    await presses(button!);
    await seen('form');
    await panel().close();
    nativeOf(button!).focus();
    await sendKeys({press: 'Enter'});
    await seen('form');
    await panel().close();
    await presses(other!);
    await pause();
    expect(location.hash).to.equal('');
  });

  it('opens its panel above the modal dialog that it stands in, and leaves that open', async () => {
    const backend = await aBackend();
    const outer = await fixture<HTMLDialogElement>(html`<dialog><send-as-gift backend=${backend.url} product="mug"></send-as-gift></dialog>`);
    outer.showModal();
    await presses(outer.querySelector('send-as-gift')!);
    await seen('form');
    await still();
    const {left, top} = inPanel('#from')!.getBoundingClientRect();
    expect(document.elementFromPoint(left + 2, top + 2)).to.equal(panel());
    await write(inPanel('#from'), 'Ana');
    expect(inPanel<HTMLInputElement>('#from')!.value).to.equal('Ana');
    await sendKeys({press: 'Escape'});
    await closed();
    expect(outer.open).to.equal(true);
    outer.close();
  });

  it('works again elsewhere after its dialog went with the panel open', async () => {
    const backend = await aBackend();
    const outer = await fixture<HTMLDialogElement>(html`<dialog><send-as-gift backend=${backend.url} product="mug"></send-as-gift></dialog>`);
    outer.showModal();
    await outer.querySelector('send-as-gift')!.open();
    await seen('form');
    outer.remove();
    const button = await fixture<SendAsGift>(html`<send-as-gift backend=${backend.url} product="teapot"></send-as-gift>`);
    await button.open();
    await still();
    expect(dialog()!.matches(':modal')).to.equal(true);
    await waitUntil(() => heading() === 'Kyusu teapot');
  });

  it('works inside shadow roots, and gets the focus back there', async () => {
    const backend = await aBackend();
    const host = await fixture<HTMLElement>(html`<div></div>`);
    const inner = document.createElement('section');
    host.attachShadow({mode: 'closed'}).append(inner);
    const deep = inner.attachShadow({mode: 'open'});
    const button = document.createElement('send-as-gift');
    button.backend = backend.url;
    button.product = 'mug';
    deep.append(button);
    await button.updateComplete;
    await presses(button);
    await seen('form');
    await sendKeys({press: 'Escape'});
    await closed();
    expect(deep.activeElement).to.equal(button);
    expect(button.shadowRoot!.activeElement).to.equal(nativeOf(button));
  });

  it('may be moved while its panel is open: nothing typed is lost, the panel follows, the focus comes back', async () => {
    const {button, native} = await anOpenPanel();
    await write(inPanel('#note'), 'For slow mornings.');
    const place = document.createElement('div');
    place.style.cssText = 'position: absolute; inset-inline-start: 600px; inset-block-start: 300px';
    document.body.append(place);
    place.append(button);
    await waitUntil(() => {
      const {left, right} = inPanel('.sheet')!.getBoundingClientRect();
      const at = button.getBoundingClientRect();
      return left >= at.right || right <= at.left;
    }, 'the panel stayed where it was');
    expect(inPanel<HTMLTextAreaElement>('#note')!.value).to.equal('For slow mornings.');
    await sendKeys({press: 'Escape'});
    await closed();
    expect(button.shadowRoot!.activeElement).to.equal(native);
    place.remove();
  });

  it('may be taken out of the page and put back while its panel is open', async () => {
    const {button, press} = await anOpenPanel();
    await write(inPanel('#note'), 'For slow mornings.');
    const before = inPanel('.sheet')!.getBoundingClientRect();
    const home = button.parentElement!;
    button.remove();
    await pause();
    expect(isOpen()).to.equal(true);
    expect(inPanel('.sheet')!.getBoundingClientRect().left).to.equal(before.left);
    home.append(button);
    await write(inPanel('#from'), 'Ana');
    await sendKeys({press: 'Escape'});
    await closed();
    press();
    await seen('form');
    expect(inPanel<HTMLInputElement>('#from')!.value).to.equal('Ana');
  });

  it('may be one of a hundred: one panel, no question to the backend, each its own product', async () => {
    const backend = await aBackend();
    const refs = ['teapot', 'mug', 'sampler', 'last-mug'];
    const page = await fixture(html`<div>${Array.from({length: 100}, (_, index) => html`<send-as-gift backend=${backend.url}
      product=${refs[index % 4]!}></send-as-gift>`)}</div>`);
    const buttons = [...page.querySelectorAll('send-as-gift')];
    await Promise.all(buttons.map((button) => button.updateComplete));
    expect(await backend.passed()).to.deep.equal([]);
    for (const [index, title] of [[0, 'Kyusu teapot'], [57, 'Morning mug'], [98, 'Tea sampler'], [99, 'The last mug']] as const) {
      await buttons[index]!.open();
      await waitUntil(() => heading() === title, undefined, {timeout: 15_000});
      await panel().close();
    }
    expect(document.querySelectorAll('send-as-gift-panel')).to.have.lengthOf(1);
  });

  it('takes the properties that were set before it was defined', async () => {
    const backend = await aBackend();
    const early = document.createElement('late-gift') as SendAsGift;
    Object.assign(early, {backend: backend.url, product: 'mug', prefill: {senderName: 'Ana'}});
    document.body.append(early);
    customElements.define('late-gift', class extends SendAsGift {});
    await early.updateComplete;
    await early.open();
    await waitUntil(() => heading() === 'Morning mug');
    expect(inPanel<HTMLInputElement>('#from')!.value).to.equal('Ana');
    early.remove();
  });

  it('asks again when the browser brings the page back as it was left', async () => {
    const {backend, button} = await anOpenPanel();
    await write(inPanel('#from'), 'Ana');
    button.addEventListener('gift-before-pay', (event) => event.preventDefault());
    const asked = oneEvent(button, 'gift-before-pay');
    payPress().click();
    await asked;
    await waitUntil(() => heading() === 'The payment hasn’t gone through', undefined, {timeout: 9_000});
    const before = (await backend.passed()).filter(({path}) => path === '/v1/gift').length;
    dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
    await waitUntil(() => heading() === 'Confirming your payment', undefined, {timeout: 5_000});
    await waitUntil(async () => (await backend.passed()).filter(({path}) => path === '/v1/gift').length > before, undefined, {timeout: 5_000});
  }).timeout(40_000);
});

describe('what the page may do with it', () => {
  afterEach(tidy);

  it('nothing happens while gift-before-open is cancelled, and it opens as soon as it isn’t', async () => {
    const {button, press} = await aProductPage();
    button.addEventListener('gift-before-open', (event) => event.preventDefault(), {once: true});
    press();
    await pause(300);
    expect(isOpen()).to.equal(false);
    press();
    await seen('form');
  });

  it('the page is not left when gift-before-pay is cancelled, and the panel goes on being of use', async () => {
    const {button} = await anOpenPanel();
    await write(inPanel('#note'), 'For slow mornings.');
    await write(inPanel('#from'), 'Ana');
    let asked = 0;
    button.addEventListener('gift-before-pay', (event) => { event.preventDefault(); asked++; });
    payPress().click();
    await waitUntil(() => asked === 1);
    await waitUntil(() => heading() === 'The payment hasn’t gone through', undefined, {timeout: 9_000});
    payPress().click();
    await waitUntil(() => asked === 2);
    await waitUntil(() => heading() === 'The payment hasn’t gone through', undefined, {timeout: 9_000});
    inPanel('.foot .second')!.click();
    await seen('form');
    expect(inPanel<HTMLTextAreaElement>('#note')!.value).to.equal('For slow mornings.');
  }).timeout(40_000);

  it('close() closes it for its own button, and keeps the words', async () => {
    const {button, backend} = await anOpenPanel();
    await write(inPanel('#note'), 'Half a senten');
    const other = await fixture<SendAsGift>(html`<send-as-gift backend=${backend.url} product="mug"></send-as-gift>`);
    await other.close();
    expect(isOpen()).to.equal(true);
    await button.close();
    expect(isOpen()).to.equal(false);
    await button.close();
    await button.open();
    await seen('form');
    expect(inPanel<HTMLTextAreaElement>('#note')!.value).to.equal('Half a senten');
  });

  it('prefill fills what is still empty, and never a word that was typed', async () => {
    const {button, press} = await aProductPage();
    button.prefill = {note: 'With love.', senderName: 'Ana'};
    press();
    await seen('form');
    expect(inPanel<HTMLTextAreaElement>('#note')!.value).to.equal('With love.');
    await write(inPanel('#note'), ' Really.');
    await panel().close();
    button.prefill = {note: 'Another.', senderName: 'Bea'};
    press();
    await seen('form');
    expect(inPanel<HTMLTextAreaElement>('#note')!.value).to.equal('With love. Really.');
    expect(inPanel<HTMLInputElement>('#from')!.value).to.equal('Ana');
    expect(within('send-as-gift-more', '#passcode')).to.equal(undefined);
  });

  it('the merchant’s promise says who pays what and when, and leads to the shop’s own pages', async () => {
    await anOpenPanel({config: {shop: {
      name: 'Tea & Clay', domain: 'teaandclay.example', locales: ['en'], currency: 'EUR', shipsTo: ['DE'],
      terms: 'https://teaandclay.example/terms', privacy: 'https://teaandclay.example/privacy',
    }}});
    expect(inPanel('.policy')!.textContent).to.contain('They have 7 days to accept. If they don’t, you get your money back. ' +
      'You can take it back until then. You pay now. Shipping is included.');
    const links = [...inPanel('.policy')!.querySelectorAll('a')];
    expect(links.map(({href, target, rel}) => ({href, target, rel}))).to.deep.equal([
      {href: 'https://teaandclay.example/terms', target: '_blank', rel: 'noopener'},
      {href: 'https://teaandclay.example/privacy', target: '_blank', rel: 'noopener'},
    ]);
    await expect(panel()).to.be.accessible();
  });
});
