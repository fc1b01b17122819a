import {expect, waitUntil} from '@open-wc/testing';
import {emulateMedia, sendKeys} from '@web/test-runner-commands';
import {contactUrl, reportUrl, returnGiftUrl} from '../../src/elements/gift-claim-card/opened/support-links.ts';
import {createBackend, type BackendHandle} from '../support/browser-backend.ts';
import {createClaimCard, openFilledAddressForm, type ClaimCardDriver} from '../support/claim-card-driver.ts';

describe('<gift-claim-card> once the gift is accepted', () => {
  let backend: BackendHandle;
  before(() => emulateMedia({reducedMotion: 'reduce'}));
  beforeEach(async () => {
    sessionStorage.clear();
    backend = await createBackend();
  });
  afterEach(async () => {
    history.replaceState(null, '', location.pathname + location.search);
    await backend.close();
  });
  after(() => emulateMedia({reducedMotion: 'no-preference'}));

  async function anAcceptedMug(words = {}) {
    const gift = await backend.createGift({product: 'mug', variant: 'mug', ...words});
    const friend = await createClaimCard(backend, gift.claimToken);
    await openFilledAddressForm(friend);
    await friend.click('Accept and send it here');
    await friend.expectText('It’s yours');
    return {...gift, friend};
  }

  const link = ({queryAll}: ClaimCardDriver, words: string) => queryAll<HTMLAnchorElement>('a').find(({textContent}) => textContent?.trim() === words)?.href;
  const anOrder = async () => (await backend.callAsMerchant('GET', '/v1/orders')).orders[0]!;

  it('leads back to the product’s page to send one in return, with nothing secret in the address', async () => {
    const {friend} = await anAcceptedMug();
    expect(link(friend, 'Send a gift in return')).to.equal('https://teaandclay.example/products/mug#gift-back');
    await friend.expectAccessible();
  });

  it('offers no return gift where the product has no page', async () => {
    const {friend} = await anAcceptedMug({product: 'last-mug'});
    expect(link(friend, 'Send a gift in return')).to.equal(undefined);
  });

  it('asks the shop on its page, and reports a gift by its id, which opens nothing', async () => {
    const {friend, gift} = await anAcceptedMug({note: 'https://evil.example', senderName: 'www.evil.example'});
    expect(link(friend, 'Ask Tea & Clay')).to.equal('https://teaandclay.example/help');
    expect(link(friend, 'Report this gift')).to.equal(`https://teaandclay.example/help?gift=${gift.id}`);
    const addresses = friend.queryAll<HTMLAnchorElement>('a').map(({href}) => decodeURIComponent(href));
    expect(addresses.filter((address) => address.includes('evil')), 'a stranger’s words lead nowhere').to.deep.equal([]);
    expect(addresses.filter((address) => /g[cm]_/.test(address)), 'no link that opens it').to.deep.equal([]);
  });

  it('asks and reports by mail where the shop is asked by mail', async () => {
    await backend.close();
    backend = await createBackend({config: {shop: {
      name: 'Tea & Clay', domain: 'teaandclay.example', currency: 'EUR', shipsTo: ['DE', 'FR'], support: 'mailto:help@teaandclay.example',
    }}});
    const {friend, gift} = await anAcceptedMug();
    expect(link(friend, 'Ask Tea & Clay')).to.equal(`mailto:help@teaandclay.example?subject=About%20gift%20${gift.id}&body=${gift.id}`);
    expect(link(friend, 'Report this gift')).to.match(/^mailto:help@teaandclay\.example\?subject=I%20want%20to%20report/);
  });

  it('mails the receipt link to its owner, and says what it lets anyone do', async () => {
    const {friend} = await anAcceptedMug();
    const receipt = friend.query<HTMLInputElement>('#receipt-link')!.value;
    const mail = new URL(link(friend, 'Email it to me')!);
    expect([mail.protocol, mail.pathname]).to.deep.equal(['mailto:', '']);
    expect(decodeURIComponent(mail.search)).to.include(receipt);
    expect(friend.visibleText()).to.include('Anyone who has it can follow the gift, change its address and erase your data');
  });

  it('says before erasing what goes, what stays, and that a gift not begun ends with the money going back', async () => {
    // What is told at the claim stays on the screen, however quick the shop is.
    await backend.addFault({kind: 'down', match: 'GET /v1/receipt'});
    const {friend} = await anAcceptedMug();
    await friend.click('Erase my data');
    await waitUntil(() => friend.card.shadowRoot!.activeElement?.id === 'erase-title');
    for (const words of ['What’s erased', 'your thanks', 'What’s kept', 'Tea & Clay has to keep', 'Ana is refunded automatically']) expect(friend.visibleText()).to.include(words);
    await friend.expectAccessible();
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Enter'});
    await waitUntil(() => friend.card.shadowRoot!.activeElement?.id === 'erase');
  });

  it('says of a gift on its way that it stays theirs', async () => {
    const {friend} = await anAcceptedMug();
    await backend.runDueJobs();
    await backend.callAsMerchant('POST', `/v1/orders/${(await anOrder()).id}/shipped`, {});
    await friend.expectText('It’s on its way');
    await friend.click('Erase my data');
    await friend.expectText('it stays yours. Nothing is refunded.');
  });

  it('says that the shop can’t send it, and what happens to the money', async () => {
    const {friend} = await anAcceptedMug();
    await backend.runDueJobs();
    await backend.callAsMerchant('POST', `/v1/orders/${(await anOrder()).id}/cancelled`);
    await friend.expectText('The shop can’t send it');
    expect(friend.visibleText()).to.include('Ana is refunded automatically');
    await waitUntil(() => friend.query('[role=status]')!.textContent!.includes('can’t send it'));
    await friend.expectAccessible();
  });

  it('leads nowhere but to https, this very machine, or a mail', () => {
    for (const wrong of ['http://shop.example/', 'javascript:alert(1)', 'data:text/html,x', '//shop.example', 'ftp://shop.example']) {
      expect(returnGiftUrl(wrong), wrong).to.equal(undefined);
      expect(contactUrl(wrong, 'id', ''), wrong).to.equal(undefined);
      expect(reportUrl(wrong, 'id', ''), wrong).to.equal(undefined);
    }
    expect(returnGiftUrl('http://localhost:4400/products/mug?x=1#top')).to.equal('http://localhost:4400/products/mug?x=1#gift-back');
    expect(contactUrl('mailto:a@b.example?bcc=c@d.example', 'id', 's')).to.equal('mailto:a@b.example?subject=s&body=id');
  });
});
