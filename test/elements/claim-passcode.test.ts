import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {emulateMedia, sendKeys} from '@web/test-runner-commands';
import type {GiftClaimCard} from '../../src/elements/gift-claim-card/gift-claim-card.ts';
import {aBackend, type ABackend} from '../support/backend.ts';
import {acceptsIt, aCardFor, fillsIn, inFrontOf} from '../support/claim-card.ts';

const PASSCODE = 'Lapsang-7';

describe('<gift-claim-card> of a gift with a passcode', () => {
  let backend: ABackend;
  before(() => emulateMedia({reducedMotion: 'reduce'}));
  beforeEach(async () => {
    sessionStorage.clear();
    backend = await aBackend();
  });
  afterEach(async () => {
    history.replaceState(null, '', location.pathname + location.search);
    await backend.close();
  });
  after(() => emulateMedia({reducedMotion: 'no-preference'}));

  async function aLockedBox(words = {}) {
    const gift = await backend.aGift({passcode: PASSCODE, ...words});
    return {...gift, friend: await aCardFor(backend, gift.claimToken)};
  }

  async function atTheLock(words = {}) {
    const box = await aLockedBox(words);
    await box.friend.press('Open');
    await waitUntil(() => box.friend.card.shadowRoot!.activeElement?.id === 'passcode', 'the field never has the focus');
    return box;
  }

  it('says so on the sealed box, and asks for it only at the press', async () => {
    const {friend} = await aLockedBox();
    await friend.sees('Ana has put a passcode on it.');
    expect(friend.one('input')).to.equal(undefined);
    await friend.press('Open');
    await waitUntil(() => friend.one('#passcode'));
    expect(friend.heading()).to.equal('A gift from Ana');
    await friend.isAccessible();
    const field = friend.one<HTMLInputElement>('#passcode')!;
    expect([field.autocomplete, field.enterKeyHint, field.type]).to.deep.equal(['off', 'go', 'text']);
    expect(friend.one(`#${field.getAttribute('aria-describedby')}`)!.textContent).to.include('passcode');
  });

  it('opens by keyboard alone for whoever knows it, and the claim carries it too', async () => {
    const {friend, sender, manageToken} = await atTheLock();
    await sendKeys({type: PASSCODE});
    await sendKeys({press: 'Enter'});
    await friend.sees('Kyusu teapot');
    await waitUntil(() => friend.card.shadowRoot!.activeElement?.id === 'heading');
    await acceptsIt(friend);
    await fillsIn(friend);
    await friend.press('Accept and send it here');
    await friend.sees('It’s yours');
    expect((await sender.gift(manageToken)).portions[0]!.state).to.be.oneOf(['claimed', 'ordered']);
    expect(JSON.stringify({...sessionStorage, ...localStorage}), 'it is forgotten after the claim').to.not.include(PASSCODE);
  });

  it('says beside the field that one was wrong, and how many tries are sensible', async () => {
    const {friend} = await atTheLock();
    await friend.press('Open');
    await friend.sees('Please type the passcode.');
    await friend.write('passcode', 'oolong');
    await friend.press('Open');
    await friend.sees('That isn’t it. Better ask Ana than guess: after about five wrong tries');
    const field = friend.one<HTMLInputElement>('#passcode')!;
    expect(field.getAttribute('aria-invalid')).to.equal('true');
    expect(field.getAttribute('aria-describedby')).to.include('passcode-error');
    await waitUntil(() => friend.card.shadowRoot!.activeElement === field);
    await friend.isAccessible();
    // What was wrong is selected, so that it is written over.
    await sendKeys({type: PASSCODE});
    expect(friend.reads()).to.not.include('That isn’t it');
    await sendKeys({press: 'Enter'});
    await friend.sees('Kyusu teapot');
  });

  it('says until when the box stays shut after too many wrong tries, and counts down', async () => {
    const {friend, claimToken} = await atTheLock();
    const guesser = backend.client();
    for (let guess = 0; guess < 5; guess++) await guesser.open(claimToken, `guess ${guess}`).catch(() => undefined);
    await friend.write('passcode', PASSCODE);
    await friend.press('Open');
    await friend.sees('so the box stays shut for another 14 minutes, until');
    expect(friend.one('[role=status]')!.textContent).to.include('the box stays shut');
    expect(friend.one('button')!.getAttribute('aria-disabled')).to.equal('true');
    await friend.isAccessible();
    const asked = (await backend.passed()).length;
    await sendKeys({press: 'Enter'});
    expect(await backend.passed(), 'a press in between asks nothing').to.have.lengthOf(asked);
  });

  it('says so when the rest is over, and opens', async () => {
    const {friend, claimToken} = await atTheLock();
    const guesser = backend.client();
    for (let guess = 0; guess < 5; guess++) await guesser.open(claimToken, `guess ${guess}`).catch(() => undefined);
    await friend.write('passcode', PASSCODE);
    await friend.press('Open');
    await friend.sees('the box stays shut');
    const {now} = Date;
    try {
      Date.now = () => now() + 15 * 60_000;
      await backend.advance(15 * 60_000);
      await friend.sees('Now you can try again.');
      await waitUntil(() => friend.one('[role=status]')!.textContent === 'Now you can try again.');
      await friend.press('Open');
      await friend.sees('Kyusu teapot');
    } finally {
      Date.now = now;
    }
  });

  it('is not asked for twice in one tab, but again in another', async () => {
    const {friend, claimToken} = await atTheLock();
    await sendKeys({type: PASSCODE});
    await sendKeys({press: 'Enter'});
    await friend.sees('Kyusu teapot');
    friend.card.remove();
    const reloaded = inFrontOf(await fixture<GiftClaimCard>(html`<gift-claim-card backend=${backend.url}></gift-claim-card>`));
    await reloaded.press('Open');
    await reloaded.sees('Kyusu teapot');
    reloaded.card.remove();
    sessionStorage.clear();
    const elsewhere = await aCardFor(backend, claimToken);
    await elsewhere.press('Open');
    await waitUntil(() => elsewhere.one('#passcode'));
  });

  it('asks once more at the claim when the shop wants it so, and keeps the address', async () => {
    const {friend, claimToken} = await atTheLock();
    await sendKeys({type: PASSCODE});
    await sendKeys({press: 'Enter'});
    await friend.sees('Kyusu teapot');
    await acceptsIt(friend);
    await fillsIn(friend);
    const guesser = backend.client();
    for (let guess = 0; guess < 5; guess++) await guesser.open(claimToken, `guess ${guess}`).catch(() => undefined);
    await friend.press('Accept and send it here');
    await friend.sees('the box stays shut');
    expect(JSON.stringify({...sessionStorage})).to.include('Lena');
  });

  it('keeps what is inside a secret until then, in words, title and pictures', async () => {
    const title = document.title;
    const {friend} = await atTheLock({secret: true});
    for (const place of [friend.reads(), document.title, friend.card.shadowRoot!.innerHTML]) expect(place).to.not.match(/teapot|kyusu|indigo/i);
    expect(document.title).to.equal(title);
    expect(friend.one('img')).to.equal(undefined);
    expect((await backend.passed()).map(({responseBody}) => responseBody).filter((body) => body.includes('"portions":{')).join()).to.not.match(/teapot/i);
  });
});
