import {expect, fixture, html} from '@open-wc/testing';
import type {SendAsGift} from '../../../../src/index.ts';
import {createBackend} from '../../../support/browser-backend.ts';
import {recordWarnings} from '../../../support/console.ts';
import {
  getDraftRequests, heading, isOpen, panel, queryPanel, resetPage, submitForm, waitForSelector,
} from '../../../support/panel-driver.ts';
import {waitFor} from '../../../support/wait.ts';

type Backend = Awaited<ReturnType<typeof createBackend>>;

/** A page with a button that names no product, in an element that does. */
async function createPage(markup: Record<string, string> = {}, attributes: {product?: string; variant?: string} = {}) {
  const backend = await createBackend();
  const card = await fixture<HTMLElement>(html`<article><send-as-gift backend=${backend.url}></send-as-gift></article>`);
  for (const [name, value] of Object.entries(markup)) card.setAttribute(name, value);
  const button = card.querySelector<SendAsGift>('send-as-gift')!;
  Object.assign(button, attributes);
  await button.updateComplete;
  const native = button.shadowRoot!.querySelector('button')!;
  return {backend, card, button, native, hover: () => native.dispatchEvent(new PointerEvent('pointerenter')), click: () => native.click()};
}

const productRequests = async (backend: Backend) => (await backend.requests()).filter(({method, path}) => method === 'GET' && path.startsWith('/v1/products/'));
const chosenVariant = () => queryPanel<HTMLInputElement>('.variants input:checked')?.value;

describe('a button without product', () => {
  afterEach(resetPage);

  it('asks for nothing before it is reached, and then once for the product of the page', async () => {
    const {backend, hover, click} = await createPage({'data-sku': 'TEAPOT-SAND'});
    expect(await backend.requests()).to.deep.equal([]);
    hover();
    click();
    await waitForSelector('form');
    expect(heading()).to.equal('Kyusu teapot');
    expect(chosenVariant()).to.equal('sand');
    const [request, ...others] = await productRequests(backend);
    expect(decodeURIComponent(request!.path)).to.match(/^\/v1\/products\/sku:TEAPOT-SAND( url:|$)/);
    expect(others).to.deep.equal([]);
  });

  it('drafts the gift with the catalog’s own ref', async () => {
    const page = await createPage({'data-sku': 'TEAPOT-SAND'});
    page.click();
    await waitForSelector('form');
    await submitForm(page);
    const [draft] = await getDraftRequests(page.backend);
    expect([draft!['product'], draft!['variant']]).to.deep.equal(['teapot', 'sand']);
  });

  it('follows the page until the panel opens; then the sender’s choice counts', async () => {
    const {card, hover, click} = await createPage({'data-sku': 'TEAPOT-INDIGO'});
    hover();
    card.setAttribute('data-sku', 'TEAPOT-SAND');
    click();
    await waitForSelector('form');
    expect(chosenVariant()).to.equal('sand');
    queryPanel<HTMLInputElement>('.variants input[value="indigo"]')!.click();
    await panel().updateComplete;
    expect(chosenVariant()).to.equal('indigo');
    await panel().close();
    click();
    await waitForSelector('form');
    expect(chosenVariant()).to.equal('indigo');
    await panel().close();
    card.setAttribute('data-sku', 'TEAPOT-INDIGO');
    card.setAttribute('data-sku', 'mug');
    click();
    await waitFor(() => heading() === 'Morning mug', 'the panel still has the product from before');
  });

  it('takes a variant that the page names by attribute first', async () => {
    const {click} = await createPage({'data-sku': 'TEAPOT-SAND'}, {variant: 'indigo'});
    click();
    await waitForSelector('form');
    expect(chosenVariant()).to.equal('indigo');
  });

  it('accepts identifiers as product', async () => {
    const {click} = await createPage({'data-sku': 'mug'}, {product: 'gtin:96385074 sku:TEAPOT-SAND'});
    click();
    await waitForSelector('form');
    expect([heading(), chosenVariant()]).to.deep.equal(['Kyusu teapot', 'sand']);
  });

  it('is unavailable with a quiet text if no product is found, and the console says it once', async () => {
    const {warnings, restore} = recordWarnings();
    const {backend, button, native, hover, click} = await createPage({'data-sku': 'unknown'});
    hover();
    await waitFor(() => native.getAttribute('aria-disabled') === 'true', 'the button stayed available');
    expect(button.shadowRoot!.querySelector('#reason')!.textContent).to.equal('This item can’t be sent as a gift.');
    hover();
    await waitFor(async () => (await productRequests(backend)).length === 2, 'it never asked again');
    click();
    restore();
    expect(isOpen()).to.equal(false);
    expect(warnings.filter((text) => text.includes('product-not-found'))).to.deep.equal([
      '<send-as-gift> product-not-found: The catalog knows none of these identifiers. Add sku, gtin or url to one of its products. '
        + 'Or set product="…". See https://github.com/send-as-gift/send-as-gift/blob/main/docs/errors.md#product-not-found',
    ]);
  });

  it('says in the panel that it can’t be a gift, if a click comes first', async () => {
    const {click} = await createPage({'data-sku': 'unknown'});
    click();
    await waitFor(() => heading() === 'Can’t be sent as a gift', 'the panel never said it');
  });

  it('finds the product when trying again after a lost connection', async () => {
    const {backend, click} = await createPage({'data-sku': 'mug'});
    await backend.disconnect();
    click();
    await waitFor(() => heading() === 'That didn’t work', 'the panel never said that it failed');
    await backend.reconnect();
    queryPanel('.footer .button')!.click();
    await waitFor(() => heading() === 'Morning mug', 'the panel never found the product');
  });
});
