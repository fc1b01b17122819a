import {expect, fixture, html} from '@open-wc/testing';
import {emulateMedia} from '@web/test-runner-commands';
import {createBackend, type BackendHandle} from '../../support/browser-backend.ts';
import {driveClaimCard, resetTab} from '../../support/claim-card-driver.ts';
import {waitFor} from '../../support/wait.ts';

describe('several <gift-claim-card> elements on one page', () => {
  let tea: BackendHandle;
  let books: BackendHandle;
  before(() => emulateMedia({reducedMotion: 'reduce'}));
  beforeEach(async () => {
    resetTab();
    [tea, books] = await Promise.all([createBackend(), createBackend()]);
  });
  afterEach(async () => {
    history.replaceState(null, '', location.pathname + location.search);
    await Promise.all([tea.close(), books.close()]);
  });
  after(() => emulateMedia({reducedMotion: 'no-preference'}));

  async function createPage(...backends: BackendHandle[]) {
    const page = await fixture(html`<div>${backends.map(({url}) => html`<gift-claim-card backend=${url}></gift-claim-card>`)}</div>`);
    return [...page.querySelectorAll('gift-claim-card')].map(driveClaimCard);
  }
  const countClaimRequests = async (backend: BackendHandle) => (await backend.requests()).filter(({method, path}) => method === 'GET' && path === '/v1/claim').length;
  const isVisible = ({element}: {element: Element}) => element.getBoundingClientRect().height > 0;

  it('shows the gift in the card whose shop knows the link, and hides the other', async () => {
    for (const [backend, at] of [[tea, 0], [books, 1]] as const) {
      resetTab();
      location.hash = (await backend.createGift({senderName: `Ana ${at}`})).claimToken;
      const cards = await createPage(tea, books);
      await cards[at]!.expectText(`A gift from Ana ${at}`);
      await waitFor(() => !isVisible(cards[1 - at]!), 'the other card stays visible');
      expect(cards[1 - at]!.visibleText()).to.equal('');
      await cards[at]!.click('Open');
      await cards[at]!.expectText('Kyusu teapot');
      cards[0]!.element.parentElement!.remove();
    }
  });

  it('sends the token to the second shop only if the first does not know it', async () => {
    location.hash = (await tea.createGift()).claimToken;
    const [first] = await createPage(tea, books);
    await first!.expectText('A gift from Ana');
    expect(await countClaimRequests(books)).to.equal(0);
  });

  it('asks only the right shop after a reload', async () => {
    location.hash = (await books.createGift()).claimToken;
    const [, second] = await createPage(tea, books);
    await second!.expectText('A gift from Ana');
    await waitFor(() => !Object.keys(sessionStorage).some((key) => key.startsWith(`send-as-gift:${tea.url}`)), 'still kept for the wrong shop');
    second!.element.parentElement!.remove();
    const before = await countClaimRequests(tea);
    const [first, again] = await createPage(tea, books);
    await again!.expectText('A gift from Ana');
    expect(first!.visibleText()).to.equal('');
    expect(await countClaimRequests(tea)).to.equal(before);
  });

  it('shows one message if no shop knows the link', async () => {
    location.hash = `gc_${'A'.repeat(43)}`;
    const [first, second] = await createPage(tea, books);
    await first!.expectText('We couldn’t find this gift');
    await waitFor(async () => await countClaimRequests(books) === 1);
    expect(second!.visibleText()).to.equal('');
  });

  it('shows one message if there is no link', async () => {
    const [first, second] = await createPage(tea, books);
    await first!.expectText('No gift here');
    expect(isVisible(second!)).to.equal(false);
  });

  it('shows a gift once in two cards of the same shop', async () => {
    location.hash = (await tea.createGift()).claimToken;
    const [first, second] = await createPage(tea, tea);
    await first!.expectText('A gift from Ana');
    await waitFor(async () => await countClaimRequests(tea) >= 1 && !isVisible(second!));
    expect(second!.visibleText()).to.equal('');
  });

  it('hands an unknown link to a card that is added later', async () => {
    location.hash = (await books.createGift()).claimToken;
    const [first] = await createPage(tea);
    await first!.expectText('We couldn’t find this gift');
    const [late] = await createPage(books);
    await late!.expectText('A gift from Ana');
    await waitFor(() => first!.visibleText() === '');
  });

  it('hands a receipt to the shop that knows it', async () => {
    const {claimToken} = await books.createGift({product: 'mug', variant: 'mug'});
    const {receiptToken} = await books.client().claim(claimToken, {
      address: {name: 'Lena', country: 'DE', postalCode: '10115', city: 'Berlin', street: ['Allee 1']},
    });
    location.hash = receiptToken;
    const [first, second] = await createPage(tea, books);
    await second!.expectText('It’s yours');
    await waitFor(() => first!.visibleText() === '');
  });
});
