import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {emulateMedia, sendKeys} from '@web/test-runner-commands';
import type {GiftClaimCard} from '../../src/elements/gift-claim-card/gift-claim-card.ts';
import {createBackend, type BackendHandle} from '../support/browser-backend.ts';
import {openAddressForm, createClaimCard, fillAddress, driveClaimCard} from '../support/claim-card-driver.ts';

const PASSCODE = 'Lapsang-7';

describe('<gift-claim-card> of a gift with a passcode', () => {
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

  async function aLockedBox(words = {}) {
    const gift = await backend.createGift({passcode: PASSCODE, ...words});
    return {...gift, friend: await createClaimCard(backend, gift.claimToken)};
  }

  async function atTheLock(words = {}) {
    const box = await aLockedBox(words);
    await box.friend.click('Open');
    await waitUntil(() => box.friend.card.shadowRoot!.activeElement?.id === 'passcode', 'the field never has the focus');
    return box;
  }

  it('says so on the sealed box, and asks for it only at the press', async () => {
    const {friend} = await aLockedBox();
    await friend.expectText('Ana has put a passcode on it.');
    expect(friend.query('input')).to.equal(undefined);
    await friend.click('Open');
    await waitUntil(() => friend.query('#passcode'));
    expect(friend.heading()).to.equal('A gift from Ana');
    await friend.expectAccessible();
    const field = friend.query<HTMLInputElement>('#passcode')!;
    expect([field.autocomplete, field.enterKeyHint, field.type]).to.deep.equal(['off', 'go', 'text']);
    expect(friend.query(`#${field.getAttribute('aria-describedby')}`)!.textContent).to.include('passcode');
  });

  it('opens by keyboard alone for whoever knows it, and the claim carries it too', async () => {
    const {friend, sender, manageToken} = await atTheLock();
    await sendKeys({type: PASSCODE});
    await sendKeys({press: 'Enter'});
    await friend.expectText('Kyusu teapot');
    await waitUntil(() => friend.card.shadowRoot!.activeElement?.id === 'heading');
    await openAddressForm(friend);
    await fillAddress(friend);
    await friend.click('Accept and send it here');
    await friend.expectText('It’s yours');
    expect((await sender.gift(manageToken)).portions[0]!.state).to.be.oneOf(['claimed', 'ordered']);
    expect(JSON.stringify({...sessionStorage, ...localStorage}), 'it is forgotten after the claim').to.not.include(PASSCODE);
  });

  it('says beside the field that one was wrong, and how many tries are sensible', async () => {
    const {friend} = await atTheLock();
    await friend.click('Open');
    await friend.expectText('Please enter the passcode.');
    await friend.typeInto('passcode', 'oolong');
    await friend.click('Open');
    await friend.expectText('That’s not the passcode. Better ask Ana than guess: after about five wrong tries');
    const field = friend.query<HTMLInputElement>('#passcode')!;
    expect(field.getAttribute('aria-invalid')).to.equal('true');
    expect(field.getAttribute('aria-describedby')).to.include('passcode-error');
    await waitUntil(() => friend.card.shadowRoot!.activeElement === field);
    await friend.expectAccessible();
    // What was wrong is selected, so that it is written over.
    await sendKeys({type: PASSCODE});
    expect(friend.visibleText()).to.not.include('That’s not the passcode');
    await sendKeys({press: 'Enter'});
    await friend.expectText('Kyusu teapot');
  });

  it('says until when the box stays shut after too many wrong tries, and counts down', async () => {
    const {friend, claimToken} = await atTheLock();
    const guesser = backend.client();
    for (let guess = 0; guess < 5; guess++) await guesser.open(claimToken, `guess ${guess}`).catch(() => undefined);
    await friend.typeInto('passcode', PASSCODE);
    await friend.click('Open');
    await friend.expectText('You can try again in 14 minutes, at');
    expect(friend.query('[role=status]')!.textContent).to.include('Too many wrong tries');
    expect(friend.query('button')!.getAttribute('aria-disabled')).to.equal('true');
    await friend.expectAccessible();
    const asked = (await backend.requests()).length;
    await sendKeys({press: 'Enter'});
    expect(await backend.requests(), 'a press in between asks nothing').to.have.lengthOf(asked);
  });

  it('says so when the rest is over, and opens', async () => {
    const {friend, claimToken} = await atTheLock();
    const guesser = backend.client();
    for (let guess = 0; guess < 5; guess++) await guesser.open(claimToken, `guess ${guess}`).catch(() => undefined);
    await friend.typeInto('passcode', PASSCODE);
    await friend.click('Open');
    await friend.expectText('Too many wrong tries');
    const {now} = Date;
    try {
      Date.now = () => now() + 15 * 60_000;
      await backend.advance(15 * 60_000);
      await friend.expectText('You can try again now.');
      await waitUntil(() => friend.query('[role=status]')!.textContent === 'You can try again now.');
      await friend.click('Open');
      await friend.expectText('Kyusu teapot');
    } finally {
      Date.now = now;
    }
  });

  it('is not asked for twice in one tab, but again in another', async () => {
    const {friend, claimToken} = await atTheLock();
    await sendKeys({type: PASSCODE});
    await sendKeys({press: 'Enter'});
    await friend.expectText('Kyusu teapot');
    friend.card.remove();
    const reloaded = driveClaimCard(await fixture<GiftClaimCard>(html`<gift-claim-card backend=${backend.url}></gift-claim-card>`));
    await reloaded.click('Open');
    await reloaded.expectText('Kyusu teapot');
    reloaded.card.remove();
    sessionStorage.clear();
    const elsewhere = await createClaimCard(backend, claimToken);
    await elsewhere.click('Open');
    await waitUntil(() => elsewhere.query('#passcode'));
  });

  it('asks once more at the claim when the shop wants it so, and keeps the address', async () => {
    const {friend, claimToken} = await atTheLock();
    await sendKeys({type: PASSCODE});
    await sendKeys({press: 'Enter'});
    await friend.expectText('Kyusu teapot');
    await openAddressForm(friend);
    await fillAddress(friend);
    const guesser = backend.client();
    for (let guess = 0; guess < 5; guess++) await guesser.open(claimToken, `guess ${guess}`).catch(() => undefined);
    await friend.click('Accept and send it here');
    await friend.expectText('Too many wrong tries');
    expect(JSON.stringify({...sessionStorage})).to.include('Lena');
  });

  it('keeps what is inside a secret until then, in words, title and pictures', async () => {
    const title = document.title;
    const {friend} = await atTheLock({secret: true});
    for (const place of [friend.visibleText(), document.title, friend.card.shadowRoot!.innerHTML]) expect(place).to.not.match(/teapot|kyusu|indigo/i);
    expect(document.title).to.equal(title);
    expect(friend.query('img')).to.equal(undefined);
    expect((await backend.requests()).map(({responseBody}) => responseBody).filter((body) => body.includes('"portions":{')).join()).to.not.match(/teapot/i);
  });
});
