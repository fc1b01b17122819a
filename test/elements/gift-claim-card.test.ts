import {aTimeout, expect, fixture, html, oneEvent, waitUntil} from '@open-wc/testing';
import {emulateMedia, sendKeys} from '@web/test-runner-commands';
import type {GiftClaimCard} from '../../src/elements/gift-claim-card/gift-claim-card.ts';
import type {GiftClaimedEvent, GiftDeclinedEvent, GiftFailedEvent, GiftOpenedEvent} from '../../src/elements/events.ts';
import {aBackend, type ABackend} from '../support/backend.ts';
import {acceptsIt, aCardFor as cardAt, fillsIn, inFrontOf, LENA} from '../support/claim-card.ts';

describe('<gift-claim-card>', () => {
  let backend: ABackend;
  before(async () => {
    await emulateMedia({reducedMotion: 'reduce'});
  });
  beforeEach(async () => {
    sessionStorage.clear();
    backend = await aBackend();
  });
  afterEach(async () => {
    history.replaceState(null, '', location.pathname + location.search);
    await backend.close();
  });
  after(() => emulateMedia({reducedMotion: 'no-preference'}));

  const aCardFor = (token: string, hosted = false) => cardAt(backend, token, hosted);

  async function theAddressForm(token: string) {
    const friend = await aCardFor(token);
    await friend.press('Open');
    await acceptsIt(friend);
    return friend;
  }

  async function lenasAddress(token: string) {
    const friend = await theAddressForm(token);
    await fillsIn(friend);
    return friend;
  }

  it('is accessible, sealed, open, and with the address half written', async () => {
    const {claimToken} = await backend.aGift({variant: undefined});
    const friend = await aCardFor(claimToken);
    await friend.sees('A gift from Ana');
    await friend.isAccessible();
    await friend.press('Open');
    await friend.sees('Kyusu teapot');
    await friend.isAccessible();
    friend.one<HTMLInputElement>('.chip input')!.click();
    await friend.press('Accept this gift');
    await friend.press('Accept and send it here');
    await waitUntil(() => friend.one('.error'));
    await friend.isAccessible();
  });

  it('shows who it is from, their note, the shop with its domain and how long; and neither product nor price', async () => {
    const {claimToken} = await backend.aGift();
    const friend = await aCardFor(claimToken);
    await friend.sees('A gift from Ana');
    for (const words of ['For slow mornings.', 'Tea & Clay', 'teaandclay.example', 'until', 'never be asked to pay']) expect(friend.reads()).to.include(words);
    expect(friend.reads()).to.not.include('teapot').and.not.include('48');
  });

  it('takes the secret out of the address bar at once, and finds it again after a reload', async () => {
    const {claimToken} = await backend.aGift();
    const friend = await aCardFor(claimToken);
    await friend.sees('A gift from Ana');
    expect(location.href).to.not.include(claimToken);
    friend.card.remove();
    const again = inFrontOf(await fixture<GiftClaimCard>(html`<gift-claim-card backend=${backend.url}></gift-claim-card>`));
    await again.sees('A gift from Ana');
  });

  it('leaves the link in the address bar of the hosted page until the gift is accepted', async () => {
    const {claimToken} = await backend.aGift();
    const friend = await aCardFor(claimToken, true);
    await friend.sees('A gift from Ana');
    expect(location.hash).to.equal(`#${claimToken}`);
  });

  it('opens for a person, never for a script', async () => {
    const {claimToken, manageToken, sender} = await backend.aGift();
    const friend = await aCardFor(claimToken);
    await friend.sees('A gift from Ana');
    friend.one<HTMLButtonElement>('button')!.click();
    friend.one('.stage')!.click();
    await aTimeout(200);
    expect(friend.heading()).to.equal('A gift from Ana');
    expect((await sender.gift(manageToken)).portions[0]!.state).to.equal('ready');

    const opened = oneEvent(friend.card, 'gift-opened') as Promise<GiftOpenedEvent>;
    await friend.press('Open');
    expect((await opened).state).to.equal('opened');
    await friend.sees('Kyusu teapot');
    expect(friend.reads()).to.not.include('48');
  });

  it('is unwrapped, answered and sent by keyboard alone, with the focus where the eye is', async () => {
    const {claimToken} = await backend.aGift({variant: undefined});
    const friend = await aCardFor(claimToken);
    await friend.sees('A gift from Ana');
    const {activeElement} = friend.card.shadowRoot!;
    expect(activeElement, 'nothing steals the focus of a page that has just come').to.equal(null);
    friend.one<HTMLButtonElement>('button')!.focus();
    await sendKeys({press: 'Enter'});
    await friend.sees('Kyusu teapot');
    await waitUntil(() => friend.card.shadowRoot!.activeElement?.id === 'heading');
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Space'});
    expect(friend.one<HTMLInputElement>('.chip input')!.checked).to.equal(true);
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Enter'});
    await friend.sees('Where should it go?');
    await waitUntil(() => friend.card.shadowRoot!.activeElement?.id === 'heading');
  });

  it('asks for a choice before it asks for an address, and names what is gone', async () => {
    const {claimToken} = await backend.aGift({variant: undefined});
    const friend = await aCardFor(claimToken);
    await friend.press('Open');
    await friend.sees('Moss (no longer there)');
    await friend.press('Accept this gift');
    await friend.sees('Please choose one.');
    expect(friend.card.shadowRoot!.activeElement).to.equal(friend.one('.chip input'));
  });

  it('shows the sender’s choice as chosen, and lets it be swapped for one of the same price', async () => {
    const {claimToken, manageToken, sender} = await backend.aGift({variant: 'indigo'});
    const friend = await lenasAddress(claimToken);
    await friend.press('Back');
    await friend.sees('Choose yours');
    const [indigo, sand] = friend.all<HTMLInputElement>('.chip input');
    expect(indigo!.checked).to.equal(true);
    sand!.click();
    await friend.press('Accept this gift');
    await friend.press('Accept and send it here');
    await friend.sees('It’s yours');
    expect(friend.reads()).to.include('Sand');
    expect(JSON.stringify(await sender.gift(manageToken))).to.not.include('Lena');
  });

  it('says kindly what is wrong with an address, beside the field, and leads there', async () => {
    const {claimToken} = await backend.aGift();
    const friend = await theAddressForm(claimToken);
    await friend.write('postalCode', '1011');
    await sendKeys({press: 'Tab'});
    await friend.sees('An example: 10115');
    const postal = friend.one('#postalCode')!;
    expect(postal.getAttribute('aria-invalid')).to.equal('true');
    expect(friend.one(`#${postal.getAttribute('aria-describedby')}`)!.textContent).to.include('10115');
    await friend.press('Accept and send it here');
    await friend.sees('Please fill in: Name.');
    await waitUntil(() => friend.card.shadowRoot!.activeElement?.id === 'name');
    await friend.write('postalCode', '5');
    await waitUntil(() => !friend.reads().includes('An example'));
  });

  it('asks in the order and the words of the country', async () => {
    const {claimToken} = await backend.aGift();
    const friend = await theAddressForm(claimToken);
    const fields = () => friend.all('form .input').map(({id}) => id).join(' ');
    const country = friend.one<HTMLSelectElement>('#country')!;
    expect([...country.options].slice(1).map(({label}) => label)).to.deep.equal(
      ['Brazil', 'China', 'France', 'Germany', 'Japan', 'United Kingdom', 'United States', 'My country isn’t here']);
    expect(fields()).to.equal('country name street extra postalCode city phone mail');
    country.value = 'US';
    country.dispatchEvent(new Event('change', {bubbles: true}));
    await friend.sees('ZIP code');
    expect(fields()).to.equal('country name street extra city area postalCode phone mail');
    await waitUntil(() => friend.one('#area')?.localName === 'select');
    expect(friend.one('#area')!.getAttribute('autocomplete')).to.equal('shipping address-level1');
  });

  it('brings a gift home: the shop has the address, the sender sees only that it was accepted', async () => {
    const {claimToken, manageToken, sender} = await backend.aGift();
    const friend = await lenasAddress(claimToken);
    const claimed = oneEvent(friend.card, 'gift-claimed') as Promise<GiftClaimedEvent>;
    await friend.press('Accept and send it here');
    expect((await claimed).gift).to.have.lengthOf(22);
    await friend.sees('It’s yours');
    await friend.isAccessible();
    expect(JSON.stringify(await sender.gift(manageToken))).to.not.include('Lena').and.not.include('10115');
    expect(JSON.stringify({...sessionStorage, ...localStorage}), 'what was typed is forgotten').to.not.include('Lena');
  });

  it('leads whoever accepted back to their receipt, from the claim link too', async () => {
    const {claimToken} = await backend.aGift();
    const friend = await lenasAddress(claimToken);
    await friend.press('Accept and send it here');
    await friend.sees('It’s yours');
    friend.card.remove();
    sessionStorage.clear();
    const later = await aCardFor(claimToken);
    await later.sees('It’s yours');
  });

  it('keeps every typed word over a reload', async () => {
    const {claimToken} = await backend.aGift();
    const friend = await lenasAddress(claimToken);
    friend.card.remove();
    const again = inFrontOf(await fixture<GiftClaimCard>(html`<gift-claim-card backend=${backend.url}></gift-claim-card>`));
    await again.press('Accept this gift');
    await waitUntil(() => again.one('#street'));
    expect(again.one<HTMLInputElement>('#street')!.value).to.equal(LENA.street);
  });

  it('accepts once when the answer is lost on its way back', async () => {
    const {claimToken, manageToken, sender} = await backend.aGift();
    const friend = await lenasAddress(claimToken);
    await backend.loseNextAnswer('/v1/claim/claim');
    await friend.press('Accept and send it here');
    await friend.sees('It’s yours');
    expect((await sender.gift(manageToken)).portions.map(({state}) => state)[0]).to.be.oneOf(['claimed', 'ordered']);
  });

  it('tells the second of two friends that somebody was first', async () => {
    const {claimToken} = await backend.aGift();
    const friend = await lenasAddress(claimToken);
    const rival = backend.client();
    await rival.open(claimToken);
    await rival.claim(claimToken, {address: {name: 'Max', country: 'DE', postalCode: '20095', city: 'Hamburg', street: ['Am Kai 1']}});
    await friend.press('Accept and send it here');
    await friend.sees('This gift has been accepted');
    expect(friend.reads()).to.include('Ask Ana whether it was meant for you.');
    expect(friend.reads()).to.not.include('Max');
  });

  it('is never empty between the box and what was in it: the open box fades as that rises, then is gone', async () => {
    const {claimToken} = await backend.aGift();
    const friend = await aCardFor(claimToken);
    await friend.sees('A gift from Ana');
    let stayed = false;
    const watcher = new MutationObserver(() => { stayed ||= friend.one('.leaving')?.getAttribute('data-state') === 'opening'; });
    watcher.observe(friend.card.shadowRoot!, {childList: true});
    await friend.press('Open');
    await friend.sees('Accept this gift');
    watcher.disconnect();
    expect(stayed).to.equal(true);
    await waitUntil(() => !friend.one('.leaving'));
    expect(friend.all('.box').length, 'only the picture is left').to.equal(friend.one('.picture') ? 0 : 1);
  });

  it('says a quiet no, with a kind word', async () => {
    const {claimToken, manageToken, sender} = await backend.aGift();
    const friend = await aCardFor(claimToken);
    await friend.press('Open');
    await friend.press('No, thank you');
    await friend.sees('Ana gets the money back');
    await friend.isAccessible();
    await friend.write('kind-word', 'You are too good to me');
    const declined = oneEvent(friend.card, 'gift-declined') as Promise<GiftDeclinedEvent>;
    await friend.press('Say no, thank you');
    expect((await declined).state).to.equal('declined');
    await friend.sees('A quiet no');
    expect((await sender.gift(manageToken)).portions[0]!.state).to.equal('declined');
  });

  it('says what holds for a no whose answer was lost, to one alone and to one of a group', async () => {
    for (const [portions, words] of [[1, 'one no is all it takes, and Ana gets the money back once'], [2, 'yours stays here for somebody else']] as const) {
      const {claimToken, manageToken, sender} = await backend.aGift({product: 'mug', variant: 'mug', portions});
      const friend = await aCardFor(claimToken);
      await friend.press('Open');
      await friend.press('No, thank you');
      await friend.sees('Say no to this gift?');
      await backend.break({kind: 'lose-answer', to: '/decline'});
      await friend.press('Say no, thank you');
      await waitUntil(() => friend.one('.error'), 'nothing is said', {timeout: 15_000});
      expect(friend.reads()).to.include(words).and.to.not.include('accepted twice');
      expect((await sender.gift(manageToken)).portions[0]!.state, 'that no had arrived').to.equal(portions === 1 ? 'declined' : 'ready');
      friend.card.remove();
    }
  });

  it('follows the gift to the door without being asked', async () => {
    const {claimToken} = await backend.aGift();
    const friend = await lenasAddress(claimToken);
    await friend.press('Accept and send it here');
    await friend.sees('It’s yours');
    await backend.work();
    const {orders} = await backend.merchant('GET', '/v1/orders');
    await backend.merchant('POST', `/v1/orders/${orders[0]!.id}/shipped`, {carrier: 'DHL', number: '00340'});
    await friend.sees('It’s on its way');
    expect(friend.reads()).to.include('DHL · 00340');
    await waitUntil(() => friend.one('[role=status]')!.textContent!.includes('on its way'));
  });

  it('thanks the sender, and remembers that it did', async () => {
    const {claimToken, manageToken, sender} = await backend.aGift();
    const friend = await lenasAddress(claimToken);
    await friend.press('Accept and send it here');
    await friend.press('Send thanks');
    await friend.sees('Choose a sign or write a few words.');
    friend.one<HTMLInputElement>('.sign-chip input')!.click();
    await friend.write('thank-note', 'Every morning now');
    await friend.press('Send thanks');
    await friend.sees('Ana has your thanks');
    expect((await sender.gift(manageToken)).portions[0]!.thanks).to.deep.equal({note: 'Every morning now', emoji: '❤️'});
  });

  it('erases what is known of a recipient, after asking once more', async () => {
    const {claimToken} = await backend.aGift();
    const friend = await lenasAddress(claimToken);
    await friend.press('Accept and send it here');
    await friend.sees('It’s yours');
    await backend.work();
    const {orders} = await backend.merchant('GET', '/v1/orders');
    // While the shop makes it ready it needs the address; on its way, it can be forgotten.
    await backend.merchant('POST', `/v1/orders/${orders[0]!.id}/shipped`, {});
    await friend.press('Erase my data');
    await friend.sees('This can’t be undone.');
    await friend.press('Keep it');
    await friend.press('Erase my data');
    await friend.press('Erase it for good');
    await friend.sees('Your data is gone');
  });

  it('has a screen for every ending, each with a reason', async () => {
    const cut = await aCardFor('gc_AAAA');
    await cut.sees('The link was cut short');
    await cut.isAccessible();
    cut.card.remove();
    const unknown = await aCardFor(`gc_${'A'.repeat(43)}`);
    await unknown.sees('This link opens no gift');
    unknown.card.remove();
    const senders = await aCardFor(`gm_${'A'.repeat(43)}`);
    await senders.sees('This is the sender’s link');
    senders.card.remove();
    const strange = await aCardFor(`gr_${'A'.repeat(43)}`);
    await strange.sees('This receipt isn’t known here');
    strange.card.remove();
    sessionStorage.clear();
    const none = await aCardFor('');
    await none.sees('No gift here');
  });

  it('tells a gift taken back from one that came too late and one with a newer link', async () => {
    const taken = await backend.aGift();
    await taken.sender.cancel(taken.manageToken);
    const first = await aCardFor(taken.claimToken);
    await first.sees('This gift was taken back');
    first.card.remove();

    const renewed = await backend.aGift({wish: 'another'});
    await renewed.sender.replaceLink(renewed.manageToken);
    const second = await aCardFor(renewed.claimToken);
    await second.sees('There is a newer link');
    second.card.remove();

    const late = await backend.aGift({wish: 'a third'});
    await backend.advance(8 * 86_400_000);
    const third = await aCardFor(late.claimToken);
    await third.sees('The time for this gift is over');
  });

  it('waits by itself for a payment that is still being confirmed', async () => {
    const sender = backend.client();
    const {checkout, gift, manageToken} = await sender.draft({
      wish: 'w', product: 'mug', note: '', senderName: 'Ana', returnUrl: `${location.origin}/product`,
    });
    const token = (await sender.claimLink(gift, manageToken)).split('#')[1]!;
    const friend = await aCardFor(token);
    await friend.sees('Almost there');
    await backend.pay(checkout!.url);
    await friend.sees('A gift from Ana');
  });

  it('keeps the gift when the shop can’t be reached, and comes back by a press', async () => {
    const {claimToken} = await backend.aGift();
    await backend.break({kind: 'nonsense', to: '/v1/claim'});
    const friend = await aCardFor(claimToken);
    await friend.sees('The shop can’t be reached');
    await backend.mend();
    await friend.press('Try again');
    await friend.sees('A gift from Ana');
  });

  it('takes its properties whenever they come, without an address bar', async () => {
    const {claimToken} = await backend.aGift();
    const card = await fixture<GiftClaimCard>(html`<gift-claim-card></gift-claim-card>`);
    card.backend = backend.url;
    card.claimToken = claimToken;
    await inFrontOf(card).sees('A gift from Ana');
  });

  it('speaks the language of the page, also when that changes', async () => {
    const {claimToken} = await backend.aGift();
    const friend = await aCardFor(claimToken);
    await friend.sees('A gift from Ana');
    try {
      document.documentElement.lang = 'zh-CN';
      await friend.sees('Ana送你一份礼物');
      expect(friend.one('.card')!.lang).to.equal('zh-Hans');
    } finally {
      document.documentElement.lang = 'en';
    }
    await friend.sees('A gift from Ana');
  });

  it('never makes a link or an element of a stranger’s words', async () => {
    const {claimToken} = await backend.aGift({note: 'https://evil.example <b>now</b>', senderName: '<img src=x>'});
    const friend = await aCardFor(claimToken);
    await friend.sees('A gift from <img src=x>');
    expect(friend.all('a, b:not(.shop b), img')).to.have.lengthOf(0);
    expect(friend.reads()).to.include('https://evil.example <b>now</b>');
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
    const one = await backend.aGift({senderName: 'Ana'});
    const two = await backend.aGift({wish: 'other', senderName: 'Ben'});
    const friend = await aCardFor(one.claimToken);
    await friend.sees('A gift from Ana');
    location.hash = two.claimToken;
    await friend.sees('A gift from Ben');
  });
});
