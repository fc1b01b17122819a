import {expect, fixture, html} from '@open-wc/testing';
import type {SendAsGift} from '../../../src/index.ts';
import {createBackend} from '../../support/browser-backend.ts';
import {payButton, queryPanel, resetPage, setValue, waitForSelector} from '../../support/panel-driver.ts';
import {waitFor} from '../../support/wait.ts';
import {GiftClient} from '../../../src/client/index.ts';

const PICTURE = 'https://cdn.example/print.jpg';
const print = {sku: 'print-7', title: 'Linocut', amount: 9500, currency: 'EUR'};
const query = (button: Element, part: string) => button.shadowRoot!.querySelector(`[part="${part}"]`);
const textOf = (button: Element, part: string) => query(button, part)?.textContent?.trim();
const waitForPart = (button: Element, part: string) => waitFor(() => query(button, part), `the card never showed its ${part}`);

async function createCard(product: string, backend: string, {lang = 'en', variant}: {lang?: string; variant?: string} = {}) {
  document.documentElement.lang = lang;
  return fixture<SendAsGift>(html`<send-as-gift card backend=${backend} product=${product} variant=${variant as string}></send-as-gift>`);
}

/** A descriptor of any content that nobody has signed. */
const forge = (content: unknown) => `sagp1.k.${btoa(JSON.stringify(content)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}.${'A'.repeat(43)}`;

describe('the card of a button', () => {
  afterEach(resetPage);

  it('shows a signed product without a request, in the space that was kept free', async () => {
    const backend = await createBackend();
    const button = await createCard(await backend.sign({...print, image: PICTURE, imageAlt: 'A heron'}), backend.url);
    await button.updateComplete;
    const native = button.shadowRoot!.querySelector('button')!;
    const before = [button.getBoundingClientRect().height, native.getBoundingClientRect().top];
    await waitForPart(button, 'title');
    expect([textOf(button, 'title'), textOf(button, 'price')]).to.deep.equal(['Linocut', '€95']);
    expect([button.getBoundingClientRect().height, native.getBoundingClientRect().top]).to.deep.equal(before);
    const picture = query(button, 'picture') as HTMLImageElement;
    expect([picture.getAttribute('src'), picture.alt, picture.loading]).to.deep.equal([PICTURE, 'A heron', 'lazy']);
    const [card, ownButton] = [query(button, 'card')!.getBoundingClientRect(), native.getBoundingClientRect()];
    expect(card.bottom).to.be.at.most(ownButton.top);
    expect(await backend.requests()).to.deep.equal([]);
  });

  it('asks the backend for a product of the catalog when it comes near the viewport', async () => {
    const backend = await createBackend();
    const page = await fixture(html`<div><div class="spacer"></div><send-as-gift card backend=${backend.url} product="sampler"></send-as-gift></div>`);
    const button = page.querySelector('send-as-gift')!;
    (page.querySelector('.spacer') as HTMLElement).style.blockSize = '5000px';
    scrollTo(0, 0);
    await waitForPart(button, 'card');
    // Two frames: observers report in the first.
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    expect(await backend.requests()).to.deep.equal([]);
    button.scrollIntoView();
    await waitForPart(button, 'title');
    expect([textOf(button, 'title'), textOf(button, 'price')]).to.deep.equal(['Tea sampler', '€19 – €39']);
    const [card, host] = [query(button, 'card')!.getBoundingClientRect(), button.getBoundingClientRect()];
    expect([card.top, card.left, card.width], 'the card is over its own button').to.deep.equal([host.top, host.left, host.width]);
    expect((await backend.requests()).map(({path}) => path)).to.deep.equal(['/v1/products/sampler']);
  });

  it('follows variant, product, language and its own attribute', async () => {
    const backend = await createBackend();
    const variants = [{ref: 'plain', title: 'Unframed'}, {ref: 'framed', title: 'Framed', amount: 14_000, image: 'https://cdn.example/framed.jpg'}];
    const button = await createCard(await backend.sign({...print, image: PICTURE, variants}), backend.url);
    await waitForPart(button, 'price');
    expect(textOf(button, 'price')).to.equal('€95 – €140');
    button.variant = 'framed';
    await button.updateComplete;
    expect([textOf(button, 'price'), query(button, 'picture')!.getAttribute('src')]).to.deep.equal(['€140', 'https://cdn.example/framed.jpg']);
    document.documentElement.lang = 'zh-CN';
    button.product = await backend.sign({...print, title: 'Another', currency: 'USD'});
    await waitFor(() => textOf(button, 'title') === 'Another' && textOf(button, 'price') === 'US$95', 'the card kept another product');
    button.card = false;
    await button.updateComplete;
    expect([query(button, 'card'), button.hasAttribute('card'), button.getBoundingClientRect().height]).to.deep.equal([null, false, 44]);
    button.card = true;
    await waitForPart(button, 'title');
  });

  it('shows what a forged descriptor says as text only, and a drawing for one that says nothing', async () => {
    const backend = await createBackend();
    const button = await createCard(forge({...print, title: '<img src=x onerror=alert(1)>', image: 'javascript:alert(1)'}), backend.url);
    await waitForPart(button, 'title');
    expect(textOf(button, 'title')).to.equal('<img src=x onerror=alert(1)>');
    expect(query(button, 'picture')).to.equal(null);
    for (const content of [null, 7, {...print, currency: 'money'}, {...print, variants: [null]}, {...print, variants: []}, {title: {}}]) {
      button.product = forge(content);
      await button.updateComplete;
      expect(query(button, 'price')?.textContent?.trim() ?? '', JSON.stringify(content)).to.equal('');
      expect(query(button, 'card')!.querySelector('svg')).to.not.equal(null);
    }
    for (const malformed of ['sagp1.', 'sagp1.a.b.c', `sagp1.k.%%%.${'A'.repeat(43)}`]) {
      button.product = malformed;
      await button.updateComplete;
      expect(query(button, 'title')).to.equal(null);
    }
  });
});

describe('a button with a signed product', () => {
  afterEach(resetPage);

  it('says in the reader’s language why it is refused', async () => {
    const backend = await createBackend();
    const signed = await backend.sign(print);
    const cases = [[forge(print), 'en', 'This offer isn’t from this shop.'], [forge(print), 'zh-CN', '这件商品不是由这家店铺提供的。'], [`${signed.slice(0, -3)}AAA`, 'en', 'This offer isn’t what the shop signed.'],
      ['sagp1.x', 'en', 'This offer is incomplete.'], [`sagp1.${'x'.repeat(5000)}`, 'en', 'This offer is too long.']] as const;
    for (const [product, lang, message] of cases) {
      document.documentElement.lang = lang;
      const button = await fixture<SendAsGift>(html`<send-as-gift backend=${backend.url} product=${product}></send-as-gift>`);
      button.shadowRoot!.querySelector('button')!.focus();
      await waitFor(() => button.shadowRoot!.querySelector('#reason')?.textContent === message, `the button never said: ${message}`);
      button.remove();
    }
  });

  it('ends in words when the offer expires while its form is filled in, and keeps what was typed', async () => {
    const backend = await createBackend();
    const button = await fixture<SendAsGift>(html`<send-as-gift backend=${backend.url} product=${await backend.sign(print)}></send-as-gift>`);
    await button.open();
    await waitForSelector('#sender-name');
    setValue(queryPanel<HTMLInputElement>('#sender-name'), 'Ana');
    await backend.advance(91 * 86_400_000);
    payButton().click();
    await waitFor(() => queryPanel('.footer [role=alert]')?.textContent === 'This offer has ended.', 'the form never said why');
    expect(queryPanel<HTMLInputElement>('#sender-name')!.value).to.equal('Ana');
  });

  it('reopens after a reload, although the descriptor is long', async () => {
    const backend = await createBackend();
    const product = await backend.sign({...print, description: 'x'.repeat(200)});
    const client = new GiftClient({backend: backend.url});
    const {gift, checkout} = await client.draft({draftKey: product.slice(-64), product, senderName: 'Ana', returnUrl: location.href});
    await backend.pay(checkout!.url);
    client.sessionStore.set('open-panel', product);
    await fixture(html`<send-as-gift backend=${backend.url} product=${product}></send-as-gift>`);
    await waitForSelector('gift-share');
    expect(gift.product.ref).to.equal('print-7');
  });
});
