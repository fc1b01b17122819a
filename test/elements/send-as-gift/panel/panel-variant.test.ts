import {expect, fixture, html} from '@open-wc/testing';
import {GiftError} from '../../../../src/client/index.ts';
import type {SendAsGift} from '../../../../src/index.ts';
import {createBackend} from '../../../support/browser-backend.ts';
import {recordWarnings, seeDocs} from '../../../support/console.ts';
import {
  getDraftRequests, panel, payButton, queryAllInPanel, queryPanel, resetPage, setValue, waitForAnimations, waitForSelector,
} from '../../../support/panel-driver.ts';
import {waitFor} from '../../../support/wait.ts';

const chips = () => queryAllInPanel<HTMLInputElement>('.variants .chip input');
const checkedVariants = () => chips().filter(({checked}) => checked).map(({value}) => value);
const message = () => queryPanel('.variants .error')?.textContent?.trim();
const isPayDisabled = () => payButton().getAttribute('aria-disabled') === 'true';

async function openPanelFor(product: string, variant: string) {
  const backend = await createBackend();
  const button = await fixture<SendAsGift>(html`<send-as-gift backend=${backend.url} product=${product} variant=${variant}></send-as-gift>`);
  await button.open();
  await waitForSelector('form');
  await waitForAnimations();
  return {backend, button};
}

describe('the variant that the page names', () => {
  afterEach(resetPage);

  it('is selected', async () => {
    await openPanelFor('teapot', 'sand');
    expect(checkedVariants()).to.deep.equal(['sand']);
    expect(message()).to.equal(undefined);
    expect(isPayDisabled()).to.equal(false);
  });

  it('is not replaced when it is sold out: nothing is selected, and paying waits for a choice', async () => {
    const {warnings, restore} = recordWarnings();
    const {backend, button} = await openPanelFor('teapot', 'moss');
    await waitFor(() => warnings.length, 'no warning').finally(restore);
    expect(checkedVariants()).to.deep.equal([]);
    expect(message()).to.equal('Moss is sold out. Choose another.');
    expect(isPayDisabled()).to.equal(true);
    await expect(panel()).to.be.accessible();

    setValue(queryPanel<HTMLInputElement>('#sender-name'), 'Ana');
    payButton().click();
    await waitFor(() => panel().shadowRoot!.activeElement === chips()[0]);
    expect(await getDraftRequests(backend)).to.deep.equal([]);

    button.addEventListener('gift-before-pay', (event) => event.preventDefault());
    chips().find(({value}) => value === 'indigo')!.click();
    await waitFor(() => message() === undefined);
    expect(isPayDisabled()).to.equal(false);
    payButton().click();
    await waitFor(async () => (await getDraftRequests(backend)).length === 1);
    expect((await getDraftRequests(backend))[0]).to.include({variant: 'indigo'});
    expect(warnings).to.deep.equal([
      '<send-as-gift> variant-unavailable: variant="moss" is sold out in product="teapot". '
      + `Name one that is available: indigo, sand. ${seeDocs('variant-unavailable')}`,
    ]);
  });

  it('is not replaced when it is misspelt, shows no price yet where prices differ, and warns once', async () => {
    const {warnings, restore} = recordWarnings();
    const {button} = await openPanelFor('sampler', 'lagre');
    await waitFor(() => warnings.length, 'no warning');
    expect(checkedVariants()).to.deep.equal([]);
    expect(message()).to.equal('The style you chose isn’t available here. Choose another.');
    expect(isPayDisabled()).to.equal(true);
    expect(queryPanel('.price')?.textContent ?? '').to.equal('');
    expect(payButton().textContent).to.not.contain('€');
    await button.close();
    await button.open();
    await waitForSelector('form');
    restore();
    expect(warnings).to.deep.equal([
      '<send-as-gift> variant-unavailable: variant="lagre" does not exist in product="sampler". '
      + `Name one that is available: small, large. ${seeDocs('variant-unavailable')}`,
    ]);
    chips()[1]!.click();
    await waitFor(() => payButton().textContent!.includes('Pay €39'));
  });

  it('does not matter for a product without a choice', async () => {
    await openPanelFor('mug', 'lagre');
    expect(isPayDisabled()).to.equal(false);
    expect(payButton().textContent).to.contain('Pay €24');
  });

  it('wins over an earlier choice in the panel once the page names another', async () => {
    const {button} = await openPanelFor('sampler', 'small');
    chips()[1]!.click();
    await waitFor(() => payButton().textContent!.includes('€39'));
    await button.close();
    await button.open();
    await waitForSelector('form');
    expect(checkedVariants(), 'the page still names the same variant').to.deep.equal(['large']);
    chips()[0]!.click();
    await button.close();
    button.variant = 'large';
    await button.open();
    await waitForSelector('form');
    expect(checkedVariants()).to.deep.equal(['large']);
  });

  it('is not replaced when it sells out before the payment', async () => {
    const {backend, button} = await openPanelFor('teapot', 'indigo');
    await button.close();
    const client = backend.client();
    const product = await client.product('teapot');
    client.draft = () => Promise.reject(new GiftError('item-unavailable', 'Sold out.', {status: 422}));
    button.client = client;
    await button.open();
    await waitForSelector('form');
    client.product = async () => ({...product, variants: product.variants.map((variant) => (
      variant.ref === 'indigo' ? {...variant, available: false} : variant))});
    setValue(queryPanel<HTMLInputElement>('#sender-name'), 'Ana');
    payButton().click();
    await waitFor(() => message() === 'Indigo is sold out. Choose another.');
    expect(checkedVariants()).to.deep.equal([]);
    expect(isPayDisabled()).to.equal(true);
    expect(queryPanel<HTMLInputElement>('#sender-name')!.value).to.equal('Ana');
  });
});
