import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {contactUrl, reportUrl, returnGiftUrl} from '../../../src/elements/gift-claim-card/opened/support-links.ts';
import {createBackend} from '../../support/browser-backend.ts';
import {createClaimCard, openFilledAddressForm, setUpBackend, type ClaimCardDriver} from '../../support/claim-card-driver.ts';

describe('<gift-claim-card> receipt', () => {
  const suite = setUpBackend();

  async function acceptMug(words = {}) {
    const gift = await suite.backend.createGift({product: 'mug', variant: 'mug', ...words});
    const card = await createClaimCard(suite.backend, gift.claimToken);
    await openFilledAddressForm(card);
    await card.click('Accept and send it here');
    await card.expectText('It’s yours');
    return {...gift, card};
  }

  const link = ({queryAll}: ClaimCardDriver, words: string) => queryAll<HTMLAnchorElement>('a').find(({textContent}) => textContent?.trim() === words)?.href;
  const findOrder = async () => (await suite.backend.callAsMerchant('GET', '/v1/orders')).orders[0]!;

  it('links to the product’s page to send a gift in return, without a token', async () => {
    const {card} = await acceptMug();
    expect(link(card, 'Send a gift in return')).to.equal('https://teaandclay.example/products/mug#gift-back');
    await card.expectAccessible();
  });

  it('offers no return gift if the product has no page', async () => {
    const {card} = await acceptMug({product: 'last-mug'});
    expect(link(card, 'Send a gift in return')).to.equal(undefined);
  });

  it('links to the shop’s support page, and reports a gift by its id', async () => {
    const {card, gift} = await acceptMug({note: 'https://evil.example', senderName: 'www.evil.example'});
    expect(link(card, 'Ask Tea & Clay')).to.equal('https://teaandclay.example/help');
    expect(link(card, 'Report this gift')).to.equal(`https://teaandclay.example/help?gift=${gift.id}`);
    const addresses = card.queryAll<HTMLAnchorElement>('a').map(({href}) => decodeURIComponent(href));
    expect(addresses.filter((address) => address.includes('evil')), 'a stranger’s words lead nowhere').to.deep.equal([]);
    expect(addresses.filter((address) => /g[cm]_/.test(address)), 'no link that opens it').to.deep.equal([]);
  });

  it('contacts the shop by mail if its support address is a mailto link', async () => {
    await suite.backend.close();
    suite.backend = await createBackend({config: {shop: {
      name: 'Tea & Clay', domain: 'teaandclay.example', currency: 'EUR', shipsTo: ['DE', 'FR'], support: 'mailto:help@teaandclay.example',
    }}});
    const {card, gift} = await acceptMug();
    expect(link(card, 'Ask Tea & Clay')).to.equal(`mailto:help@teaandclay.example?subject=About%20gift%20${gift.id}&body=${gift.id}`);
    expect(link(card, 'Report this gift')).to.match(/^mailto:help@teaandclay\.example\?subject=I%20want%20to%20report/);
  });

  it('offers to mail the receipt link to oneself, and explains what it allows', async () => {
    const {card} = await acceptMug();
    const receipt = card.query<HTMLInputElement>('#receipt-link')!.value;
    const mail = new URL(link(card, 'Email it to me')!);
    expect([mail.protocol, mail.pathname]).to.deep.equal(['mailto:', '']);
    expect(decodeURIComponent(mail.search)).to.include(receipt);
    expect(card.visibleText()).to.include('Anyone who has it can follow the gift, change its address and erase your data');
  });

  it('explains before erasing what is removed, what stays, and that an unfulfilled gift is refunded', async () => {
    // The message shown at the claim stays on the screen, however quick the shop is.
    await suite.backend.addFault({kind: 'down', match: 'GET /v1/receipt'});
    const {card} = await acceptMug();
    await card.click('Erase my data');
    await card.expectFocus('erase-title');
    for (const words of ['What’s erased', 'your thanks', 'What’s kept', 'Tea & Clay has to keep', 'Ana is refunded automatically']) expect(card.visibleText()).to.include(words);
    await card.expectAccessible();
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Enter'});
    await card.expectFocus('erase');
  });

  it('explains that erasing does not stop a shipped gift', async () => {
    const {card} = await acceptMug();
    await suite.backend.runDueJobs();
    await suite.backend.callAsMerchant('POST', `/v1/orders/${(await findOrder()).id}/shipped`, {});
    await card.expectText('It’s on its way');
    await card.click('Erase my data');
    await card.expectText('it stays yours. Nothing is refunded.');
  });

  it('shows that the shop cannot fulfil the gift and that the sender does not pay for it', async () => {
    const {card} = await acceptMug();
    await suite.backend.runDueJobs();
    await suite.backend.callAsMerchant('POST', `/v1/orders/${(await findOrder()).id}/cancelled`);
    await card.expectText('The shop can’t send it');
    expect(card.visibleText()).to.include('Ana doesn’t pay for it');
    await card.expectAnnouncement('can’t send it');
    await card.expectAccessible();
  });

  it('links only to https, localhost and mailto', () => {
    for (const wrong of ['http://shop.example/', 'javascript:alert(1)', 'data:text/html,x', '//shop.example', 'ftp://shop.example']) {
      expect(returnGiftUrl(wrong), wrong).to.equal(undefined);
      expect(contactUrl(wrong, 'id', ''), wrong).to.equal(undefined);
      expect(reportUrl(wrong, 'id', ''), wrong).to.equal(undefined);
    }
    expect(returnGiftUrl('http://localhost:4400/products/mug?x=1#top')).to.equal('http://localhost:4400/products/mug?x=1#gift-back');
    expect(contactUrl('mailto:a@b.example?bcc=c@d.example', 'id', 's')).to.equal('mailto:a@b.example?subject=s&body=id');
  });
});
