import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {emulateMedia} from '@web/test-runner-commands';
import {aBackend, type ABackend} from '../support/backend.ts';
import {inFrontOf} from '../support/claim-card.ts';

describe('two <gift-claim-card>s on one page', () => {
  let tea: ABackend;
  let books: ABackend;
  before(() => emulateMedia({reducedMotion: 'reduce'}));
  beforeEach(async () => {
    sessionStorage.clear();
    [tea, books] = await Promise.all([aBackend(), aBackend()]);
  });
  afterEach(async () => {
    history.replaceState(null, '', location.pathname + location.search);
    await Promise.all([tea.close(), books.close()]);
  });
  after(() => emulateMedia({reducedMotion: 'no-preference'}));

  async function aPageWith(...backends: ABackend[]) {
    const page = await fixture(html`<div>${backends.map(({url}) => html`<gift-claim-card backend=${url}></gift-claim-card>`)}</div>`);
    return [...page.querySelectorAll('gift-claim-card')].map(inFrontOf);
  }
  const asked = async (backend: ABackend) => (await backend.passed()).filter(({method, path}) => method === 'GET' && path === '/v1/claim').length;
  const says = ({card}: {card: Element}) => card.getBoundingClientRect().height > 0;

  it('the one whose shop knows the link shows the gift, wherever it stands, and the other says nothing', async () => {
    for (const [backend, at] of [[tea, 0], [books, 1]] as const) {
      sessionStorage.clear();
      location.hash = (await backend.aGift({senderName: `Ana ${at}`})).claimToken;
      const cards = await aPageWith(tea, books);
      await cards[at]!.sees(`A gift from Ana ${at}`);
      await waitUntil(() => !says(cards[1 - at]!), 'the other one still says something');
      expect(cards[1 - at]!.reads()).to.equal('');
      await cards[at]!.press('Open');
      await cards[at]!.sees('Kyusu teapot');
      cards[0]!.card.parentElement!.remove();
    }
  });

  it('a link comes to the second shop only if the first doesn’t know it', async () => {
    location.hash = (await tea.aGift()).claimToken;
    const [first] = await aPageWith(tea, books);
    await first!.sees('A gift from Ana');
    expect(await asked(books)).to.equal(0);
  });

  it('a reload finds the gift where it was, and asks only there', async () => {
    location.hash = (await books.aGift()).claimToken;
    const [, second] = await aPageWith(tea, books);
    await second!.sees('A gift from Ana');
    await waitUntil(() => !Object.keys(sessionStorage).some((key) => key.startsWith(`send-as-gift:${tea.url}`)), 'still kept for the wrong shop');
    second!.card.parentElement!.remove();
    const before = await asked(tea);
    const [first, again] = await aPageWith(tea, books);
    await again!.sees('A gift from Ana');
    expect(first!.reads()).to.equal('');
    expect(await asked(tea)).to.equal(before);
  });

  it('no shop knows it: one card says so', async () => {
    location.hash = `gc_${'A'.repeat(43)}`;
    const [first, second] = await aPageWith(tea, books);
    await first!.sees('This link opens no gift');
    await waitUntil(async () => await asked(books) === 1);
    expect(second!.reads()).to.equal('');
  });

  it('without a link, one card says that there is none', async () => {
    const [first, second] = await aPageWith(tea, books);
    await first!.sees('No gift here');
    expect(says(second!)).to.equal(false);
  });

  it('two of the same shop show one gift once', async () => {
    location.hash = (await tea.aGift()).claimToken;
    const [first, second] = await aPageWith(tea, tea);
    await first!.sees('A gift from Ana');
    await waitUntil(async () => await asked(tea) >= 1 && !says(second!));
    expect(second!.reads()).to.equal('');
  });

  it('a card that comes later takes the link that nobody knew', async () => {
    location.hash = (await books.aGift()).claimToken;
    const [first] = await aPageWith(tea);
    await first!.sees('This link opens no gift');
    const [late] = await aPageWith(books);
    await late!.sees('A gift from Ana');
    await waitUntil(() => first!.reads() === '');
  });

  it('a receipt, too, finds its own shop', async () => {
    const {claimToken} = await books.aGift({product: 'mug', variant: 'mug'});
    const {receiptToken} = await books.client().claim(claimToken, {
      address: {name: 'Lena', country: 'DE', postalCode: '10115', city: 'Berlin', street: ['Allee 1']},
    });
    location.hash = receiptToken;
    const [first, second] = await aPageWith(tea, books);
    await second!.sees('It’s yours');
    await waitUntil(() => first!.reads() === '');
  });
});
