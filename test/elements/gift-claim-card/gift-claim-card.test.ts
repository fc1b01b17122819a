import {aTimeout, expect, fixture, html, oneEvent} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {GiftClaimedEvent, GiftDeclinedEvent, GiftFailedEvent, GiftOpenedEvent} from '../../../src/elements/events.ts';
import type {GiftClaimCard} from '../../../src/elements/gift-claim-card/gift-claim-card.ts';
import {
  addressInput, createClaimCard, driveClaimCard, fillAddress, openAddressForm, reloadClaimCard, resetTab, setUpBackend,
  type ClaimCardDriver,
} from '../../support/claim-card-driver.ts';
import {waitFor} from '../../support/wait.ts';

describe('<gift-claim-card>', () => {
  const suite = setUpBackend();

  const createCard = (token: string, hosted = false) => createClaimCard(suite.backend, token, hosted);

  async function openForm(token: string) {
    const card = await createCard(token);
    await card.click('Open');
    await openAddressForm(card);
    return card;
  }

  async function openFilledForm(token: string) {
    const card = await openForm(token);
    await fillAddress(card);
    return card;
  }

  it('is accessible when sealed, opened, and with address errors', async () => {
    const {claimToken} = await suite.backend.createGift({variant: undefined});
    const card = await createCard(claimToken);
    await card.expectText('A gift from Ana');
    await card.expectAccessible();
    await card.click('Open');
    await card.expectText('Kyusu teapot');
    await card.expectAccessible();
    card.query<HTMLInputElement>('.chip input')!.click();
    await card.click('Accept this gift');
    await card.click('Accept and send it here');
    await waitFor(() => card.query('.error'));
    await card.expectAccessible();
  });

  it('shows sender, note, shop, domain and deadline, but neither product nor price', async () => {
    const {claimToken} = await suite.backend.createGift();
    const card = await createCard(claimToken);
    await card.expectText('A gift from Ana');
    for (const words of ['For slow mornings.', 'Tea & Clay', 'teaandclay.example', 'until', 'never be asked to pay']) expect(card.visibleText()).to.include(words);
    expect(card.visibleText()).to.not.include('teapot').and.not.include('48');
  });

  it('removes the token from the address bar at once and finds it again after a reload', async () => {
    const {claimToken} = await suite.backend.createGift();
    const card = await createCard(claimToken);
    await card.expectText('A gift from Ana');
    expect(location.href).to.not.include(claimToken);
    card.element.remove();
    const again = await reloadClaimCard(suite.backend);
    await again.expectText('A gift from Ana');
  });

  it('keeps the token in the address bar of the hosted page until the gift is accepted', async () => {
    const {claimToken} = await suite.backend.createGift();
    const card = await createCard(claimToken, true);
    await card.expectText('A gift from Ana');
    expect(location.hash).to.equal(`#${claimToken}`);
  });

  it('opens on a trusted click, never on a click by a script', async () => {
    const {claimToken, manageToken, sender} = await suite.backend.createGift();
    const card = await createCard(claimToken);
    await card.expectText('A gift from Ana');
    card.query<HTMLButtonElement>('button')!.click();
    card.query('.stage')!.click();
    await aTimeout(200);
    expect(card.heading()).to.equal('A gift from Ana');
    expect((await sender.gift(manageToken)).portions[0]!.state).to.equal('ready');

    const opened = oneEvent(card.element, 'gift-opened') as Promise<GiftOpenedEvent>;
    await card.click('Open');
    expect((await opened).state).to.equal('opened');
    await card.expectText('Kyusu teapot');
    expect(card.visibleText()).to.not.include('48');
  });

  it('can be opened and accepted by keyboard alone, with the focus on each new view', async () => {
    const {claimToken} = await suite.backend.createGift({variant: undefined});
    const card = await createCard(claimToken);
    await card.expectText('A gift from Ana');
    const {activeElement} = card.element.shadowRoot!;
    expect(activeElement, 'nothing steals the focus of a page that has just come').to.equal(null);
    card.query<HTMLButtonElement>('button')!.focus();
    await sendKeys({press: 'Enter'});
    await card.expectText('Kyusu teapot');
    await card.expectFocus('heading');
    await sendKeys({press: 'Tab'});
    await sendKeys({press: ' '});
    expect(card.query<HTMLInputElement>('.chip input')!.checked).to.equal(true);
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Enter'});
    await card.expectText('Where should it go?');
    await card.expectFocus('heading');
  });

  it('asks for a variant before the address, and marks sold-out variants', async () => {
    const {claimToken} = await suite.backend.createGift({variant: undefined});
    const card = await createCard(claimToken);
    await card.click('Open');
    await card.expectText('Moss (no longer available)');
    await card.click('Accept this gift');
    await card.expectText('Please choose one.');
    expect(card.focused()).to.equal(card.query('.chip input'));
  });

  it('preselects the sender’s variant and lets the recipient choose another of the same price', async () => {
    const {claimToken, manageToken, sender} = await suite.backend.createGift({variant: 'indigo'});
    const card = await openFilledForm(claimToken);
    await card.click('Back');
    await card.expectText('Choose yours');
    const [indigo, sand] = card.queryAll<HTMLInputElement>('.chip input');
    expect(indigo!.checked).to.equal(true);
    sand!.click();
    await card.click('Accept this gift');
    await card.click('Accept and send it here');
    await card.expectText('It’s yours');
    expect(card.visibleText()).to.include('Sand');
    expect(JSON.stringify(await sender.gift(manageToken))).to.not.include('Lena');
  });

  it('keeps the selected variant of each gift apart', async () => {
    const first = await suite.backend.createGift({variant: 'indigo'});
    const second = await suite.backend.createGift({draftKey: 'another', variant: 'indigo'});
    const checked = (card: ClaimCardDriver) => card.queryAll<HTMLInputElement>('.chip input').find(({checked}) => checked)?.value;
    const card = await createCard(first.claimToken);
    await card.click('Open');
    await card.expectText('Choose yours');
    card.query<HTMLInputElement>('.chip input[value=sand]')!.click();
    await waitFor(() => checked(card) === 'sand');
    location.hash = second.claimToken;
    await card.click('Open');
    await card.expectText('Choose yours');
    expect(checked(card), 'the sender’s variant of the second gift').to.equal('indigo');
  });

  it('shows each address error beside its field and focuses the first', async () => {
    const {claimToken} = await suite.backend.createGift();
    const card = await openForm(claimToken);
    await card.typeInto('postalCode', '1011');
    await sendKeys({press: 'Tab'});
    await card.expectText('Example: 10115');
    const postal = card.query('#postalCode')!;
    expect(postal.getAttribute('aria-invalid')).to.equal('true');
    expect(card.query(`#${postal.getAttribute('aria-describedby')}`)!.textContent).to.include('10115');
    await card.click('Accept and send it here');
    await card.expectText('Please fill in: Name.');
    await card.expectFocus('name');
    await card.typeInto('postalCode', '5');
    await waitFor(() => !card.visibleText().includes('Example'));
  });

  it('shows the address fields in the order and with the labels of the country', async () => {
    const {claimToken} = await suite.backend.createGift();
    const card = await openForm(claimToken);
    const fields = () => card.queryAll('form .input').map(({id}) => id).join(' ');
    const country = card.query<HTMLSelectElement>('#country')!;
    expect([...country.options].slice(1).map(({label}) => label)).to.deep.equal(
      ['Brazil', 'China', 'France', 'Germany', 'Japan', 'United Kingdom', 'United States', 'My country isn’t listed']);
    expect(fields()).to.equal('country name street extra postalCode city phone email');
    country.value = 'US';
    country.dispatchEvent(new Event('change', {bubbles: true}));
    await card.expectText('ZIP code');
    expect(fields()).to.equal('country name street extra city area postalCode phone email');
    await waitFor(() => card.query('#area')?.localName === 'select');
    expect(card.query('#area')!.getAttribute('autocomplete')).to.equal('shipping address-level1');
  });

  it('accepts the gift without showing the address to the sender or storing it', async () => {
    const {claimToken, manageToken, sender} = await suite.backend.createGift();
    const card = await openFilledForm(claimToken);
    const claimed = oneEvent(card.element, 'gift-claimed') as Promise<GiftClaimedEvent>;
    await card.click('Accept and send it here');
    expect((await claimed).gift).to.have.lengthOf(22);
    await card.expectText('It’s yours');
    await card.expectAccessible();
    expect(JSON.stringify(await sender.gift(manageToken))).to.not.include('Lena').and.not.include('10115');
    expect(JSON.stringify({...sessionStorage, ...localStorage}), 'what was typed is forgotten').to.not.include('Lena');
  });

  it('shows the receipt when the claim link is opened again', async () => {
    const {claimToken} = await suite.backend.createGift();
    const card = await openFilledForm(claimToken);
    await card.click('Accept and send it here');
    await card.expectText('It’s yours');
    card.element.remove();
    resetTab();
    const later = await createCard(claimToken);
    await later.expectText('It’s yours');
  });

  it('keeps the typed address after a reload', async () => {
    const {claimToken} = await suite.backend.createGift();
    const card = await openFilledForm(claimToken);
    card.element.remove();
    const again = await reloadClaimCard(suite.backend);
    await again.click('Accept this gift');
    await waitFor(() => again.query('#street'));
    expect(again.query<HTMLInputElement>('#street')!.value).to.equal(addressInput.street);
  });

  it('accepts once when the response is lost', async () => {
    const {claimToken, manageToken, sender} = await suite.backend.createGift();
    const card = await openFilledForm(claimToken);
    await suite.backend.dropNextResponse('POST /v1/claim');
    await card.click('Accept and send it here');
    await card.expectText('It’s yours');
    expect((await sender.gift(manageToken)).portions.map(({state}) => state)[0]).to.be.oneOf(['claimed', 'ordered']);
  });

  it('tells the second of two recipients that the gift has been accepted', async () => {
    const {claimToken} = await suite.backend.createGift();
    const card = await openFilledForm(claimToken);
    const rival = suite.backend.client();
    await rival.open(claimToken);
    await rival.claim(claimToken, {address: {name: 'Max', country: 'DE', postalCode: '20095', city: 'Hamburg', street: ['Am Kai 1']}});
    await card.click('Accept and send it here');
    await card.expectText('This gift has been accepted');
    expect(card.visibleText()).to.include('Ask Ana whether it was meant for you.');
    expect(card.visibleText()).to.not.include('Max');
  });

  it('fades the open box out while the product appears, so that the card is never empty', async () => {
    const {claimToken} = await suite.backend.createGift();
    const card = await createCard(claimToken);
    await card.expectText('A gift from Ana');
    let stayed = false;
    const watcher = new MutationObserver(() => { stayed ||= card.query('.fading')?.getAttribute('data-state') === 'opening'; });
    watcher.observe(card.element.shadowRoot!, {childList: true});
    await card.click('Open');
    await card.expectText('Accept this gift');
    watcher.disconnect();
    expect(stayed).to.equal(true);
    await waitFor(() => !card.query('.fading'), 'the box stays');
    expect(card.queryAll('.box').length, 'only the picture is left').to.equal(card.query('.picture') ? 0 : 1);
  });

  it('declines the gift with a note', async () => {
    const {claimToken, manageToken, sender} = await suite.backend.createGift();
    const card = await createCard(claimToken);
    await card.click('Open');
    await card.click('No, thank you');
    await card.expectText('Ana is refunded automatically');
    await card.expectAccessible();
    await card.typeInto('decline-note', 'You are too good to me');
    const declined = oneEvent(card.element, 'gift-declined') as Promise<GiftDeclinedEvent>;
    await card.click('Say no, thank you');
    expect((await declined).state).to.equal('declined');
    await card.expectText('Gift declined');
    expect((await sender.gift(manageToken)).portions[0]!.state).to.equal('declined');
  });

  it('explains what holds when the response to a decline is lost, for one recipient and for a group', async () => {
    for (const [portions, words] of [[1, 'Ana is refunded only once'], [2, 'yours stays available for someone else']] as const) {
      const {claimToken, manageToken, sender} = await suite.backend.createGift({product: 'mug', variant: 'mug', portions});
      const card = await createCard(claimToken);
      await card.click('Open');
      await card.click('No, thank you');
      await card.expectText('Decline this gift?');
      await suite.backend.addFault({kind: 'drop-response', match: '/decline'});
      await card.click('Say no, thank you');
      await waitFor(() => card.query('.error'), 'no error is shown');
      expect(card.visibleText()).to.include(words).and.to.not.include('accepted twice');
      expect((await sender.gift(manageToken)).portions[0]!.state, 'that no had arrived').to.equal(portions === 1 ? 'declined' : 'ready');
      card.element.remove();
    }
  });

  it('shows shipping and tracking without a reload', async () => {
    const {claimToken} = await suite.backend.createGift();
    const card = await openFilledForm(claimToken);
    await card.click('Accept and send it here');
    await card.expectText('It’s yours');
    await suite.backend.runDueJobs();
    const {orders} = await suite.backend.callAsMerchant('GET', '/v1/orders');
    await suite.backend.callAsMerchant('POST', `/v1/orders/${orders[0]!.id}/shipped`, {carrier: 'DHL', number: '00340'});
    await card.expectText('It’s on its way');
    expect(card.visibleText()).to.include('DHL · 00340');
    await card.expectAnnouncement('on its way');
  });

  it('sends thanks and shows them', async () => {
    const {claimToken, manageToken, sender} = await suite.backend.createGift();
    const card = await openFilledForm(claimToken);
    await card.click('Accept and send it here');
    await card.click('Send thanks');
    await card.expectText('Choose an emoji or write a few words.');
    await card.typeInto('thanks-note', 'E');
    await waitFor(() => !card.query('#thanks-error'), 'the message stays although there is a note');
    card.query<HTMLInputElement>('.emoji-option input')!.click();
    card.query<HTMLTextAreaElement>('#thanks-note')!.value = '';
    await card.typeInto('thanks-note', 'Every morning now');
    await card.click('Send thanks');
    await card.expectText('Ana has your thanks');
    expect((await sender.gift(manageToken)).portions[0]!.thanks).to.deep.equal({note: 'Every morning now', emoji: '❤️'});
  });

  it('erases the recipient’s data after a confirmation', async () => {
    const {claimToken} = await suite.backend.createGift();
    const card = await openFilledForm(claimToken);
    await card.click('Accept and send it here');
    await card.expectText('It’s yours');
    await suite.backend.runDueJobs();
    const {orders} = await suite.backend.callAsMerchant('GET', '/v1/orders');
    // While the shop makes it ready it needs the address; on its way, it can be forgotten.
    await suite.backend.callAsMerchant('POST', `/v1/orders/${orders[0]!.id}/shipped`, {});
    await card.click('Erase my data');
    await card.expectText('This can’t be undone.');
    await card.click('Keep it');
    await card.click('Erase my data');
    await card.click('Erase it for good');
    await card.expectText('Your data has been erased');
  });

  it('shows an outcome for links that lead to no gift', async () => {
    const cut = await createCard('gc_AAAA');
    await cut.expectText('This link is incomplete');
    await cut.expectAccessible();
    cut.element.remove();
    const unknown = await createCard(`gc_${'A'.repeat(43)}`);
    await unknown.expectText('We couldn’t find this gift');
    unknown.element.remove();
    const senders = await createCard(`gm_${'A'.repeat(43)}`);
    await senders.expectText('This is the sender’s link');
    senders.element.remove();
    const strange = await createCard(`gr_${'A'.repeat(43)}`);
    await strange.expectText('We couldn’t find this receipt');
    strange.element.remove();
    resetTab();
    const none = await createCard('');
    await none.expectText('No gift here');
  });

  it('distinguishes a cancelled gift, a replaced link and an expired gift', async () => {
    const taken = await suite.backend.createGift();
    await taken.sender.cancel(taken.manageToken);
    const first = await createCard(taken.claimToken);
    await first.expectText('This gift was cancelled');
    first.element.remove();

    const renewed = await suite.backend.createGift({draftKey: 'another'});
    await renewed.sender.replaceLink(renewed.manageToken);
    const second = await createCard(renewed.claimToken);
    await second.expectText('There is a newer link');
    second.element.remove();

    const late = await suite.backend.createGift({draftKey: 'a third'});
    await suite.backend.advance(8 * 86_400_000);
    const third = await createCard(late.claimToken);
    await third.expectText('This gift has expired');
  });

  it('shows the gift as soon as its payment is confirmed', async () => {
    const sender = suite.backend.client();
    const {checkout, gift, manageToken} = await sender.draft({
      draftKey: 'w', product: 'mug', note: '', senderName: 'Ana', returnUrl: `${location.origin}/product`,
    });
    const token = (await sender.claimLink(gift, manageToken)).split('#')[1]!;
    const card = await createCard(token);
    await card.expectText('Almost there');
    await suite.backend.pay(checkout!.url);
    await card.expectText('A gift from Ana');
  });

  it('offers a retry when the shop cannot be reached', async () => {
    const {claimToken} = await suite.backend.createGift();
    await suite.backend.addFault({kind: 'invalid-response', match: '/v1/claim'});
    const card = await createCard(claimToken);
    await card.expectText('The shop can’t be reached');
    await suite.backend.clearFaults();
    await card.click('Try again');
    await card.expectText('A gift from Ana');
  });

  it('loads the gift when its properties are set later', async () => {
    const {claimToken} = await suite.backend.createGift();
    const card = await fixture<GiftClaimCard>(html`<gift-claim-card></gift-claim-card>`);
    card.backend = suite.backend.url;
    card.claimToken = claimToken;
    await driveClaimCard(card).expectText('A gift from Ana');
  });

  it('uses the language of the page, even if it changes', async () => {
    const {claimToken} = await suite.backend.createGift();
    const card = await createCard(claimToken);
    await card.expectText('A gift from Ana');
    try {
      document.documentElement.lang = 'zh-CN';
      await card.expectText('Ana送你一份礼物');
      expect(card.query('.card')!.lang).to.equal('zh-CN');
    } finally {
      document.documentElement.lang = 'en';
    }
    await card.expectText('A gift from Ana');
  });

  it('renders note and sender name as plain text', async () => {
    const {claimToken} = await suite.backend.createGift({note: 'https://evil.example <b>now</b>', senderName: '<img src=x>'});
    const card = await createCard(claimToken);
    await card.expectText('A gift from <img src=x>');
    expect(card.queryAll('a, b:not(.shop b), img')).to.have.lengthOf(0);
    expect(card.visibleText()).to.include('https://evil.example <b>now</b>');
  });

  it('dispatches gift-failed without any token', async () => {
    const token = `gc_${'B'.repeat(43)}`;
    location.hash = token;
    const listening = new Promise<GiftFailedEvent>((resolve) => document.addEventListener('gift-failed', (event) => resolve(event as GiftFailedEvent), {once: true}));
    await fixture(html`<gift-claim-card backend=${suite.backend.url}></gift-claim-card>`);
    const {error} = await listening;
    expect(error.code).to.equal('not-found');
    expect(JSON.stringify({...error, message: error.message})).to.not.include('BBBB');
  });

  it('shows another link that arrives in the same page', async () => {
    const one = await suite.backend.createGift({senderName: 'Ana'});
    const two = await suite.backend.createGift({draftKey: 'other', senderName: 'Ben'});
    const card = await createCard(one.claimToken);
    await card.expectText('A gift from Ana');
    location.hash = two.claimToken;
    await card.expectText('A gift from Ben');
  });
});
