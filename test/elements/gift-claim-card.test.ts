import {aTimeout, expect, fixture, html, oneEvent, waitUntil} from '@open-wc/testing';
import {emulateMedia, sendKeys} from '@web/test-runner-commands';
import type {GiftClaimCard} from '../../src/elements/gift-claim-card/gift-claim-card.ts';
import type {GiftClaimedEvent, GiftDeclinedEvent, GiftFailedEvent, GiftOpenedEvent} from '../../src/elements/events.ts';
import {createBackend, type BackendHandle} from '../support/browser-backend.ts';
import {openAddressForm, createClaimCard as cardAt, fillAddress, driveClaimCard, addressInput} from '../support/claim-card-driver.ts';

describe('<gift-claim-card>', () => {
  let backend: BackendHandle;
  before(async () => {
    await emulateMedia({reducedMotion: 'reduce'});
  });
  beforeEach(async () => {
    sessionStorage.clear();
    backend = await createBackend();
  });
  afterEach(async () => {
    history.replaceState(null, '', location.pathname + location.search);
    await backend.close();
  });
  after(() => emulateMedia({reducedMotion: 'no-preference'}));

  const aCardFor = (token: string, hosted = false) => cardAt(backend, token, hosted);

  async function theAddressForm(token: string) {
    const friend = await aCardFor(token);
    await friend.click('Open');
    await openAddressForm(friend);
    return friend;
  }

  async function lenasAddress(token: string) {
    const friend = await theAddressForm(token);
    await fillAddress(friend);
    return friend;
  }

  it('is accessible, sealed, open, and with the address half written', async () => {
    const {claimToken} = await backend.createGift({variant: undefined});
    const friend = await aCardFor(claimToken);
    await friend.expectText('A gift from Ana');
    await friend.expectAccessible();
    await friend.click('Open');
    await friend.expectText('Kyusu teapot');
    await friend.expectAccessible();
    friend.query<HTMLInputElement>('.chip input')!.click();
    await friend.click('Accept this gift');
    await friend.click('Accept and send it here');
    await waitUntil(() => friend.query('.error'));
    await friend.expectAccessible();
  });

  it('shows who it is from, their note, the shop with its domain and how long; and neither product nor price', async () => {
    const {claimToken} = await backend.createGift();
    const friend = await aCardFor(claimToken);
    await friend.expectText('A gift from Ana');
    for (const words of ['For slow mornings.', 'Tea & Clay', 'teaandclay.example', 'until', 'never be asked to pay']) expect(friend.visibleText()).to.include(words);
    expect(friend.visibleText()).to.not.include('teapot').and.not.include('48');
  });

  it('takes the secret out of the address bar at once, and finds it again after a reload', async () => {
    const {claimToken} = await backend.createGift();
    const friend = await aCardFor(claimToken);
    await friend.expectText('A gift from Ana');
    expect(location.href).to.not.include(claimToken);
    friend.card.remove();
    const again = driveClaimCard(await fixture<GiftClaimCard>(html`<gift-claim-card backend=${backend.url}></gift-claim-card>`));
    await again.expectText('A gift from Ana');
  });

  it('leaves the link in the address bar of the hosted page until the gift is accepted', async () => {
    const {claimToken} = await backend.createGift();
    const friend = await aCardFor(claimToken, true);
    await friend.expectText('A gift from Ana');
    expect(location.hash).to.equal(`#${claimToken}`);
  });

  it('opens for a person, never for a script', async () => {
    const {claimToken, manageToken, sender} = await backend.createGift();
    const friend = await aCardFor(claimToken);
    await friend.expectText('A gift from Ana');
    friend.query<HTMLButtonElement>('button')!.click();
    friend.query('.stage')!.click();
    await aTimeout(200);
    expect(friend.heading()).to.equal('A gift from Ana');
    expect((await sender.gift(manageToken)).portions[0]!.state).to.equal('ready');

    const opened = oneEvent(friend.card, 'gift-opened') as Promise<GiftOpenedEvent>;
    await friend.click('Open');
    expect((await opened).state).to.equal('opened');
    await friend.expectText('Kyusu teapot');
    expect(friend.visibleText()).to.not.include('48');
  });

  it('is unwrapped, answered and sent by keyboard alone, with the focus where the eye is', async () => {
    const {claimToken} = await backend.createGift({variant: undefined});
    const friend = await aCardFor(claimToken);
    await friend.expectText('A gift from Ana');
    const {activeElement} = friend.card.shadowRoot!;
    expect(activeElement, 'nothing steals the focus of a page that has just come').to.equal(null);
    friend.query<HTMLButtonElement>('button')!.focus();
    await sendKeys({press: 'Enter'});
    await friend.expectText('Kyusu teapot');
    await waitUntil(() => friend.card.shadowRoot!.activeElement?.id === 'heading');
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Space'});
    expect(friend.query<HTMLInputElement>('.chip input')!.checked).to.equal(true);
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Enter'});
    await friend.expectText('Where should it go?');
    await waitUntil(() => friend.card.shadowRoot!.activeElement?.id === 'heading');
  });

  it('asks for a choice before it asks for an address, and names what is gone', async () => {
    const {claimToken} = await backend.createGift({variant: undefined});
    const friend = await aCardFor(claimToken);
    await friend.click('Open');
    await friend.expectText('Moss (no longer available)');
    await friend.click('Accept this gift');
    await friend.expectText('Please choose one.');
    expect(friend.card.shadowRoot!.activeElement).to.equal(friend.query('.chip input'));
  });

  it('shows the sender’s choice as chosen, and lets it be swapped for one of the same price', async () => {
    const {claimToken, manageToken, sender} = await backend.createGift({variant: 'indigo'});
    const friend = await lenasAddress(claimToken);
    await friend.click('Back');
    await friend.expectText('Choose yours');
    const [indigo, sand] = friend.queryAll<HTMLInputElement>('.chip input');
    expect(indigo!.checked).to.equal(true);
    sand!.click();
    await friend.click('Accept this gift');
    await friend.click('Accept and send it here');
    await friend.expectText('It’s yours');
    expect(friend.visibleText()).to.include('Sand');
    expect(JSON.stringify(await sender.gift(manageToken))).to.not.include('Lena');
  });

  it('says kindly what is wrong with an address, beside the field, and leads there', async () => {
    const {claimToken} = await backend.createGift();
    const friend = await theAddressForm(claimToken);
    await friend.typeInto('postalCode', '1011');
    await sendKeys({press: 'Tab'});
    await friend.expectText('Example: 10115');
    const postal = friend.query('#postalCode')!;
    expect(postal.getAttribute('aria-invalid')).to.equal('true');
    expect(friend.query(`#${postal.getAttribute('aria-describedby')}`)!.textContent).to.include('10115');
    await friend.click('Accept and send it here');
    await friend.expectText('Please fill in: Name.');
    await waitUntil(() => friend.card.shadowRoot!.activeElement?.id === 'name');
    await friend.typeInto('postalCode', '5');
    await waitUntil(() => !friend.visibleText().includes('Example'));
  });

  it('asks in the order and the words of the country', async () => {
    const {claimToken} = await backend.createGift();
    const friend = await theAddressForm(claimToken);
    const fields = () => friend.queryAll('form .input').map(({id}) => id).join(' ');
    const country = friend.query<HTMLSelectElement>('#country')!;
    expect([...country.options].slice(1).map(({label}) => label)).to.deep.equal(
      ['Brazil', 'China', 'France', 'Germany', 'Japan', 'United Kingdom', 'United States', 'My country isn’t listed']);
    expect(fields()).to.equal('country name street extra postalCode city phone email');
    country.value = 'US';
    country.dispatchEvent(new Event('change', {bubbles: true}));
    await friend.expectText('ZIP code');
    expect(fields()).to.equal('country name street extra city area postalCode phone email');
    await waitUntil(() => friend.query('#area')?.localName === 'select');
    expect(friend.query('#area')!.getAttribute('autocomplete')).to.equal('shipping address-level1');
  });

  it('brings a gift home: the shop has the address, the sender sees only that it was accepted', async () => {
    const {claimToken, manageToken, sender} = await backend.createGift();
    const friend = await lenasAddress(claimToken);
    const claimed = oneEvent(friend.card, 'gift-claimed') as Promise<GiftClaimedEvent>;
    await friend.click('Accept and send it here');
    expect((await claimed).gift).to.have.lengthOf(22);
    await friend.expectText('It’s yours');
    await friend.expectAccessible();
    expect(JSON.stringify(await sender.gift(manageToken))).to.not.include('Lena').and.not.include('10115');
    expect(JSON.stringify({...sessionStorage, ...localStorage}), 'what was typed is forgotten').to.not.include('Lena');
  });

  it('leads whoever accepted back to their receipt, from the claim link too', async () => {
    const {claimToken} = await backend.createGift();
    const friend = await lenasAddress(claimToken);
    await friend.click('Accept and send it here');
    await friend.expectText('It’s yours');
    friend.card.remove();
    sessionStorage.clear();
    const later = await aCardFor(claimToken);
    await later.expectText('It’s yours');
  });

  it('keeps every typed word over a reload', async () => {
    const {claimToken} = await backend.createGift();
    const friend = await lenasAddress(claimToken);
    friend.card.remove();
    const again = driveClaimCard(await fixture<GiftClaimCard>(html`<gift-claim-card backend=${backend.url}></gift-claim-card>`));
    await again.click('Accept this gift');
    await waitUntil(() => again.query('#street'));
    expect(again.query<HTMLInputElement>('#street')!.value).to.equal(addressInput.street);
  });

  it('accepts once when the answer is lost on its way back', async () => {
    const {claimToken, manageToken, sender} = await backend.createGift();
    const friend = await lenasAddress(claimToken);
    await backend.dropNextResponse('POST /v1/claim');
    await friend.click('Accept and send it here');
    await friend.expectText('It’s yours');
    expect((await sender.gift(manageToken)).portions.map(({state}) => state)[0]).to.be.oneOf(['claimed', 'ordered']);
  });

  it('tells the second of two friends that somebody was first', async () => {
    const {claimToken} = await backend.createGift();
    const friend = await lenasAddress(claimToken);
    const rival = backend.client();
    await rival.open(claimToken);
    await rival.claim(claimToken, {address: {name: 'Max', country: 'DE', postalCode: '20095', city: 'Hamburg', street: ['Am Kai 1']}});
    await friend.click('Accept and send it here');
    await friend.expectText('This gift has been accepted');
    expect(friend.visibleText()).to.include('Ask Ana whether it was meant for you.');
    expect(friend.visibleText()).to.not.include('Max');
  });

  it('is never empty between the box and what was in it: the open box fades as that rises, then is gone', async () => {
    const {claimToken} = await backend.createGift();
    const friend = await aCardFor(claimToken);
    await friend.expectText('A gift from Ana');
    let stayed = false;
    const watcher = new MutationObserver(() => { stayed ||= friend.query('.fading')?.getAttribute('data-state') === 'opening'; });
    watcher.observe(friend.card.shadowRoot!, {childList: true});
    await friend.click('Open');
    await friend.expectText('Accept this gift');
    watcher.disconnect();
    expect(stayed).to.equal(true);
    await waitUntil(() => !friend.query('.fading'), 'the box stays', {timeout: 8_000});
    expect(friend.queryAll('.box').length, 'only the picture is left').to.equal(friend.query('.picture') ? 0 : 1);
  });

  it('says a quiet no, with a kind word', async () => {
    const {claimToken, manageToken, sender} = await backend.createGift();
    const friend = await aCardFor(claimToken);
    await friend.click('Open');
    await friend.click('No, thank you');
    await friend.expectText('Ana is refunded automatically');
    await friend.expectAccessible();
    await friend.typeInto('decline-note', 'You are too good to me');
    const declined = oneEvent(friend.card, 'gift-declined') as Promise<GiftDeclinedEvent>;
    await friend.click('Say no, thank you');
    expect((await declined).state).to.equal('declined');
    await friend.expectText('Gift declined');
    expect((await sender.gift(manageToken)).portions[0]!.state).to.equal('declined');
  });

  it('says what holds for a no whose answer was lost, to one alone and to one of a group', async () => {
    for (const [portions, words] of [[1, 'Ana is refunded only once'], [2, 'yours stays available for someone else']] as const) {
      const {claimToken, manageToken, sender} = await backend.createGift({product: 'mug', variant: 'mug', portions});
      const friend = await aCardFor(claimToken);
      await friend.click('Open');
      await friend.click('No, thank you');
      await friend.expectText('Decline this gift?');
      await backend.addFault({kind: 'drop-response', match: '/decline'});
      await friend.click('Say no, thank you');
      await waitUntil(() => friend.query('.error'), 'nothing is said', {timeout: 15_000});
      expect(friend.visibleText()).to.include(words).and.to.not.include('accepted twice');
      expect((await sender.gift(manageToken)).portions[0]!.state, 'that no had arrived').to.equal(portions === 1 ? 'declined' : 'ready');
      friend.card.remove();
    }
  });

  it('follows the gift to the door without being asked', async () => {
    const {claimToken} = await backend.createGift();
    const friend = await lenasAddress(claimToken);
    await friend.click('Accept and send it here');
    await friend.expectText('It’s yours');
    await backend.runDueJobs();
    const {orders} = await backend.callAsMerchant('GET', '/v1/orders');
    await backend.callAsMerchant('POST', `/v1/orders/${orders[0]!.id}/shipped`, {carrier: 'DHL', number: '00340'});
    await friend.expectText('It’s on its way');
    expect(friend.visibleText()).to.include('DHL · 00340');
    await waitUntil(() => friend.query('[role=status]')!.textContent!.includes('on its way'));
  });

  it('thanks the sender, and remembers that it did', async () => {
    const {claimToken, manageToken, sender} = await backend.createGift();
    const friend = await lenasAddress(claimToken);
    await friend.click('Accept and send it here');
    await friend.click('Send thanks');
    await friend.expectText('Choose an emoji or write a few words.');
    friend.query<HTMLInputElement>('.emoji-option input')!.click();
    await friend.typeInto('thanks-note', 'Every morning now');
    await friend.click('Send thanks');
    await friend.expectText('Ana has your thanks');
    expect((await sender.gift(manageToken)).portions[0]!.thanks).to.deep.equal({note: 'Every morning now', emoji: '❤️'});
  });

  it('erases what is known of a recipient, after asking once more', async () => {
    const {claimToken} = await backend.createGift();
    const friend = await lenasAddress(claimToken);
    await friend.click('Accept and send it here');
    await friend.expectText('It’s yours');
    await backend.runDueJobs();
    const {orders} = await backend.callAsMerchant('GET', '/v1/orders');
    // While the shop makes it ready it needs the address; on its way, it can be forgotten.
    await backend.callAsMerchant('POST', `/v1/orders/${orders[0]!.id}/shipped`, {});
    await friend.click('Erase my data');
    await friend.expectText('This can’t be undone.');
    await friend.click('Keep it');
    await friend.click('Erase my data');
    await friend.click('Erase it for good');
    await friend.expectText('Your data has been erased');
  });

  it('has a screen for every ending, each with a reason', async () => {
    const cut = await aCardFor('gc_AAAA');
    await cut.expectText('This link is incomplete');
    await cut.expectAccessible();
    cut.card.remove();
    const unknown = await aCardFor(`gc_${'A'.repeat(43)}`);
    await unknown.expectText('We couldn’t find this gift');
    unknown.card.remove();
    const senders = await aCardFor(`gm_${'A'.repeat(43)}`);
    await senders.expectText('This is the sender’s link');
    senders.card.remove();
    const strange = await aCardFor(`gr_${'A'.repeat(43)}`);
    await strange.expectText('We couldn’t find this receipt');
    strange.card.remove();
    sessionStorage.clear();
    const none = await aCardFor('');
    await none.expectText('No gift here');
  });

  it('tells a gift taken back from one that came too late and one with a newer link', async () => {
    const taken = await backend.createGift();
    await taken.sender.cancel(taken.manageToken);
    const first = await aCardFor(taken.claimToken);
    await first.expectText('This gift was cancelled');
    first.card.remove();

    const renewed = await backend.createGift({draftKey: 'another'});
    await renewed.sender.replaceLink(renewed.manageToken);
    const second = await aCardFor(renewed.claimToken);
    await second.expectText('There is a newer link');
    second.card.remove();

    const late = await backend.createGift({draftKey: 'a third'});
    await backend.advance(8 * 86_400_000);
    const third = await aCardFor(late.claimToken);
    await third.expectText('This gift has expired');
  });

  it('waits by itself for a payment that is still being confirmed', async () => {
    const sender = backend.client();
    const {checkout, gift, manageToken} = await sender.draft({
      draftKey: 'w', product: 'mug', note: '', senderName: 'Ana', returnUrl: `${location.origin}/product`,
    });
    const token = (await sender.claimLink(gift, manageToken)).split('#')[1]!;
    const friend = await aCardFor(token);
    await friend.expectText('Almost there');
    await backend.pay(checkout!.url);
    await friend.expectText('A gift from Ana');
  });

  it('keeps the gift when the shop can’t be reached, and comes back by a press', async () => {
    const {claimToken} = await backend.createGift();
    await backend.addFault({kind: 'invalid-response', match: '/v1/claim'});
    const friend = await aCardFor(claimToken);
    await friend.expectText('The shop can’t be reached');
    await backend.clearFaults();
    await friend.click('Try again');
    await friend.expectText('A gift from Ana');
  });

  it('takes its properties whenever they come, without an address bar', async () => {
    const {claimToken} = await backend.createGift();
    const card = await fixture<GiftClaimCard>(html`<gift-claim-card></gift-claim-card>`);
    card.backend = backend.url;
    card.claimToken = claimToken;
    await driveClaimCard(card).expectText('A gift from Ana');
  });

  it('speaks the language of the page, also when that changes', async () => {
    const {claimToken} = await backend.createGift();
    const friend = await aCardFor(claimToken);
    await friend.expectText('A gift from Ana');
    try {
      document.documentElement.lang = 'zh-CN';
      await friend.expectText('Ana送你一份礼物');
      expect(friend.query('.card')!.lang).to.equal('zh-Hans');
    } finally {
      document.documentElement.lang = 'en';
    }
    await friend.expectText('A gift from Ana');
  });

  it('never makes a link or an element of a stranger’s words', async () => {
    const {claimToken} = await backend.createGift({note: 'https://evil.example <b>now</b>', senderName: '<img src=x>'});
    const friend = await aCardFor(claimToken);
    await friend.expectText('A gift from <img src=x>');
    expect(friend.queryAll('a, b:not(.shop b), img')).to.have.lengthOf(0);
    expect(friend.visibleText()).to.include('https://evil.example <b>now</b>');
  });

  it('tells the page what failed without telling it any secret', async () => {
    const token = `gc_${'B'.repeat(43)}`;
    location.hash = token;
    const listening = new Promise<GiftFailedEvent>((resolve) => document.addEventListener('gift-failed', (event) => resolve(event as GiftFailedEvent), {once: true}));
    await fixture(html`<gift-claim-card backend=${backend.url}></gift-claim-card>`);
    const {error} = await listening;
    expect(error.code).to.equal('not-found');
    expect(JSON.stringify({...error, message: error.message})).to.not.include('BBBB');
  });

  it('takes another link into the same page', async () => {
    const one = await backend.createGift({senderName: 'Ana'});
    const two = await backend.createGift({draftKey: 'other', senderName: 'Ben'});
    const friend = await aCardFor(one.claimToken);
    await friend.expectText('A gift from Ana');
    location.hash = two.claimToken;
    await friend.expectText('A gift from Ben');
  });
});
