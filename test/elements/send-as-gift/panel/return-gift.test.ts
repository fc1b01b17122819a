import {expect, fixture, html} from '@open-wc/testing';
import {returnGiftUrl} from '../../../../src/elements/gift-claim-card/opened/support-links.ts';
import type {SendAsGift} from '../../../../src/index.ts';
import '../../../../src/index.ts';
import {createBackend} from '../../../support/browser-backend.ts';
import {heading, isOpen, waitForSelector, waitForAnimations, resetPage} from '../../../support/panel-driver.ts';
import {waitFor} from '../../../support/wait.ts';

const page = `${location.origin}/products/teapot?colour=blue`;
let opened: EventTarget[] = [];
const recordTarget = (event: Event) => opened.push(event.target!);

/** Opens a product’s page by a link, by default the claim card’s, with its buttons below the first screen. */
async function openProductPage({link = returnGiftUrl(page)!, unavailable}: {link?: string; unavailable?: string} = {}) {
  history.replaceState({page: 'product'}, '', link);
  const {client} = await createBackend();
  const sharedClient = client();
  const above = document.createElement('div');
  above.style.setProperty('height', '3000px');
  const container = await fixture<HTMLElement>(html`<div>
    ${above}
    <send-as-gift product="teapot" .client=${sharedClient} unavailable=${unavailable}></send-as-gift>
    <send-as-gift product="mug" .client=${sharedClient}></send-as-gift>
  </div>`);
  const [first, second] = container.querySelectorAll<SendAsGift>('send-as-gift');
  return {first: first!, second: second!};
}

const isInView = (element: Element) => {
  const {top, bottom} = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
};

describe('a gift in return', () => {
  beforeEach(() => {
    opened = [];
    addEventListener('gift-before-open', recordTarget);
  });
  afterEach(async () => {
    removeEventListener('gift-before-open', recordTarget);
    await resetPage();
    scrollTo(0, 0);
  });

  it('scrolls to the first button, opens it, and removes the fragment', async () => {
    const {first} = await openProductPage();
    await waitForSelector('form');
    await waitForAnimations();
    expect(heading()).to.equal('Kyusu teapot');
    expect(opened).to.deep.equal([first]);
    expect(isInView(first)).to.equal(true);
    expect(location.href).to.equal(page);
    expect(history.state).to.include({page: 'product'});
  });

  it('does not open again when the page is opened again', async () => {
    const {first} = await openProductPage();
    await waitForAnimations();
    await first.close();
    await openProductPage({link: location.href});
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(opened).to.have.lengthOf(1);
    expect(isOpen()).to.equal(false);
  });

  it('focuses the button if the product is unavailable', async () => {
    const {first} = await openProductPage({unavailable: 'Only in the shop.'});
    await waitFor(() => first.shadowRoot!.activeElement);
    expect(isInView(first)).to.equal(true);
    expect(location.href).to.equal(page);
    expect(isOpen()).to.equal(false);
  });

  it('leaves every other fragment to the page', async () => {
    await openProductPage({link: `${page}#reviews`});
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(location.hash).to.equal('#reviews');
    expect(isOpen()).to.equal(false);
  });
});
