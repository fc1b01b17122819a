import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {emulateMedia} from '@web/test-runner-commands';
import {createBackend, type BackendHandle} from '../support/browser-backend.ts';
import {driveClaimCard} from '../support/claim-card-driver.ts';

describe('two <gift-claim-card>s on one page', () => {
  let tea: BackendHandle;
  let books: BackendHandle;
  before(() => emulateMedia({reducedMotion: 'reduce'}));
  beforeEach(async () => {
    sessionStorage.clear();
    [tea, books] = await Promise.all([createBackend(), createBackend()]);
  });
  afterEach(async () => {
    history.replaceState(null, '', location.pathname + location.search);
    await Promise.all([tea.close(), books.close()]);
  });
  after(() => emulateMedia({reducedMotion: 'no-preference'}));

  async function aPageWith(...backends: BackendHandle[]) {
    const page = await fixture(html`<div>${backends.map(({url}) => html`<gift-claim-card backend=${url}></gift-claim-card>`)}</div>`);
    return [...page.querySelectorAll('gift-claim-card')].map(driveClaimCard);
  }
  const asked = async (backend: BackendHandle) => (await backend.requests()).filter(({method, path}) => method === 'GET' && path === '/v1/claim').length;
  const says = ({card}: {card: Element}) => card.getBoundingClientRect().height > 0;

  it('the one whose shop knows the link shows the gift, wherever it stands, and the other says nothing', async () => {
    for (const [backend, at] of [[tea, 0], [books, 1]] as const) {
      sessionStorage.clear();
      location.hash = (await backend.createGift({senderName: `Ana ${at}`})).claimToken;
      const cards = await aPageWith(tea, books);
      await cards[at]!.expectText(`A gift from Ana ${at}`);
      await waitUntil(() => !says(cards[1 - at]!), 'the other one still says something');
      expect(cards[1 - at]!.visibleText()).to.equal('');
      await cards[at]!.click('Open');
      await cards[at]!.expectText('Kyusu teapot');
      cards[0]!.card.parentElement!.remove();
    }
  });

  it('a link comes to the second shop only if the first doesn’t know it', async () => {
    location.hash = (await tea.createGift()).claimToken;
    const [first] = await aPageWith(tea, books);
    await first!.expectText('A gift from Ana');
    expect(await asked(books)).to.equal(0);
  });

  it('a reload finds the gift where it was, and asks only there', async () => {
    location.hash = (await books.createGift()).claimToken;
    const [, second] = await aPageWith(tea, books);
    await second!.expectText('A gift from Ana');
    await waitUntil(() => !Object.keys(sessionStorage).some((key) => key.startsWith(`send-as-gift:${tea.url}`)), 'still kept for the wrong shop');
    second!.card.parentElement!.remove();
    const before = await asked(tea);
    const [first, again] = await aPageWith(tea, books);
    await again!.expectText('A gift from Ana');
    expect(first!.visibleText()).to.equal('');
    expect(await asked(tea)).to.equal(before);
  });

  it('no shop knows it: one card says so', async () => {
    location.hash = `gc_${'A'.repeat(43)}`;
    const [first, second] = await aPageWith(tea, books);
    await first!.expectText('We couldn’t find this gift');
    await waitUntil(async () => await asked(books) === 1);
    expect(second!.visibleText()).to.equal('');
  });

  it('without a link, one card says that there is none', async () => {
    const [first, second] = await aPageWith(tea, books);
    await first!.expectText('No gift here');
    expect(says(second!)).to.equal(false);
  });

  it('two of the same shop show one gift once', async () => {
    location.hash = (await tea.createGift()).claimToken;
    const [first, second] = await aPageWith(tea, tea);
    await first!.expectText('A gift from Ana');
    await waitUntil(async () => await asked(tea) >= 1 && !says(second!));
    expect(second!.visibleText()).to.equal('');
  });

  it('a card that comes later takes the link that nobody knew', async () => {
    location.hash = (await books.createGift()).claimToken;
    const [first] = await aPageWith(tea);
    await first!.expectText('We couldn’t find this gift');
    const [late] = await aPageWith(books);
    await late!.expectText('A gift from Ana');
    await waitUntil(() => first!.visibleText() === '');
  });

  it('a receipt, too, finds its own shop', async () => {
    const {claimToken} = await books.createGift({product: 'mug', variant: 'mug'});
    const {receiptToken} = await books.client().claim(claimToken, {
      address: {name: 'Lena', country: 'DE', postalCode: '10115', city: 'Berlin', street: ['Allee 1']},
    });
    location.hash = receiptToken;
    const [first, second] = await aPageWith(tea, books);
    await second!.expectText('It’s yours');
    await waitUntil(() => first!.visibleText() === '');
  });
});
