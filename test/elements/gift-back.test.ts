import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {sendBackAddress} from '../../src/elements/gift-claim-card/inside/ways-out.ts';
import type {SendAsGift} from '../../src/index.ts';
import '../../src/index.ts';
import {aBackend} from '../support/backend.ts';
import {heading, isOpen, seen, still, tidy} from '../support/the-panel.ts';

const page = `${location.origin}/products/teapot?colour=blue`;
let opened: EventTarget[] = [];
const listen = (event: Event) => opened.push(event.target!);

/** A product’s page with buttons further down than a screen, reached by this link; by the claim card’s own unless told. */
async function aProductPage({link = sendBackAddress(page)!, unavailable}: {link?: string; unavailable?: string} = {}) {
  history.replaceState({page: 'product'}, '', link);
  const {client} = await aBackend();
  const own = client();
  const above = document.createElement('div');
  above.style.setProperty('height', '3000px');
  const shown = await fixture<HTMLElement>(html`<div>
    ${above}
    <send-as-gift product="teapot" .client=${own} unavailable=${unavailable}></send-as-gift>
    <send-as-gift product="mug" .client=${own}></send-as-gift>
  </div>`);
  const [first, second] = shown.querySelectorAll<SendAsGift>('send-as-gift');
  return {first: first!, second: second!};
}

const inView = (element: Element) => {
  const {top, bottom} = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
};

describe('sending one back', () => {
  beforeEach(() => {
    opened = [];
    addEventListener('gift-before-open', listen);
  });
  afterEach(async () => {
    removeEventListener('gift-before-open', listen);
    await tidy();
    scrollTo(0, 0);
  });

  it('begins where the claim card’s link leads: the first button comes into view and opens, and the fragment is gone', async () => {
    const {first} = await aProductPage();
    await seen('form');
    await still();
    expect(heading()).to.equal('Kyusu teapot');
    expect(opened).to.deep.equal([first]);
    expect(inView(first)).to.equal(true);
    expect(location.href).to.equal(page);
    expect(history.state).to.include({page: 'product'});
  });

  it('does not begin again when the page is left and comes back', async () => {
    const {first} = await aProductPage();
    await still();
    await first.close();
    await aProductPage({link: location.href});
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(opened).to.have.lengthOf(1);
    expect(isOpen()).to.equal(false);
  });

  it('goes to the button where it can’t be a gift, whose reason is told there', async () => {
    const {first} = await aProductPage({unavailable: 'Only in the shop.'});
    await waitUntil(() => first.shadowRoot!.activeElement);
    expect(inView(first)).to.equal(true);
    expect(location.href).to.equal(page);
    expect(isOpen()).to.equal(false);
  });

  it('leaves every other fragment to the page', async () => {
    await aProductPage({link: `${page}#reviews`});
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(location.hash).to.equal('#reviews');
    expect(isOpen()).to.equal(false);
  });
});
