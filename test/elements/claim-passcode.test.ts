import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {createClaimCard, fillAddress, openAddressForm, reloadClaimCard, resetTab, setUpBackend} from '../support/claim-card-driver.ts';
import {waitFor} from '../support/wait.ts';

const PASSCODE = 'Lapsang-7';

describe('<gift-claim-card> with a passcode', () => {
  const suite = setUpBackend();

  async function createLockedGift(words = {}) {
    const gift = await suite.backend.createGift({passcode: PASSCODE, ...words});
    return {...gift, card: await createClaimCard(suite.backend, gift.claimToken)};
  }

  async function openPasscodeForm(words = {}) {
    const box = await createLockedGift(words);
    await box.card.click('Open');
    await waitFor(() => box.card.focused()?.id === 'passcode', 'the field does not get the focus');
    return box;
  }

  it('mentions the passcode on the sealed card and asks for it when the gift is opened', async () => {
    const {card} = await createLockedGift();
    await card.expectText('Ana has protected it with a passcode.');
    expect(card.query('input')).to.equal(undefined);
    await card.click('Open');
    await waitFor(() => card.query('#passcode'));
    expect(card.heading()).to.equal('A gift from Ana');
    await card.expectAccessible();
    const field = card.query<HTMLInputElement>('#passcode')!;
    expect([field.autocomplete, field.enterKeyHint, field.type]).to.deep.equal(['off', 'go', 'text']);
    expect(card.query(`#${field.getAttribute('aria-describedby')}`)!.textContent).to.include('passcode');
  });

  it('opens by keyboard with the right passcode, sends it with the claim, and then removes it', async () => {
    const {card, sender, manageToken} = await openPasscodeForm();
    await sendKeys({type: PASSCODE});
    await sendKeys({press: 'Enter'});
    await card.expectText('Kyusu teapot');
    await card.expectFocus('heading');
    await openAddressForm(card);
    await fillAddress(card);
    await card.click('Accept and send it here');
    await card.expectText('It’s yours');
    expect((await sender.gift(manageToken)).portions[0]!.state).to.be.oneOf(['claimed', 'ordered']);
    expect(JSON.stringify({...sessionStorage, ...localStorage}), 'it is forgotten after the claim').to.not.include(PASSCODE);
  });

  it('shows a wrong passcode beside the field, with advice', async () => {
    const {card} = await openPasscodeForm();
    await card.click('Open');
    await card.expectText('Please enter the passcode.');
    await card.typeInto('passcode', 'oolong');
    await card.click('Open');
    await card.expectText('That’s not the passcode. Ask Ana for it: after about five wrong tries');
    const field = card.query<HTMLInputElement>('#passcode')!;
    expect(field.getAttribute('aria-invalid')).to.equal('true');
    expect(field.getAttribute('aria-describedby')).to.include('passcode-error');
    await waitFor(() => card.focused() === field);
    await card.expectAccessible();
    // What was wrong is selected, so that it is written over.
    await sendKeys({type: PASSCODE});
    expect(card.visibleText()).to.not.include('That’s not the passcode');
    await sendKeys({press: 'Enter'});
    await card.expectText('Kyusu teapot');
  });

  it('shows how long the gift is locked after too many failed attempts', async () => {
    const {card, claimToken} = await openPasscodeForm();
    const guesser = suite.backend.client();
    for (let guess = 0; guess < 5; guess++) await guesser.open(claimToken, `guess ${guess}`).catch(() => undefined);
    await card.typeInto('passcode', PASSCODE);
    await card.click('Open');
    await card.expectText('You can try again in 14 minutes, at');
    expect(card.query('[role=status]')!.textContent).to.include('Too many wrong tries');
    expect(card.query('button')!.getAttribute('aria-disabled')).to.equal('true');
    await card.expectAccessible();
    const asked = (await suite.backend.requests()).length;
    await sendKeys({press: 'Enter'});
    expect(await suite.backend.requests(), 'a press in between asks nothing').to.have.lengthOf(asked);
  });

  it('announces the end of the lockout and opens then', async () => {
    const {card, claimToken} = await openPasscodeForm();
    const guesser = suite.backend.client();
    for (let guess = 0; guess < 5; guess++) await guesser.open(claimToken, `guess ${guess}`).catch(() => undefined);
    await card.typeInto('passcode', PASSCODE);
    await card.click('Open');
    await card.expectText('Too many wrong tries');
    const {now} = Date;
    try {
      Date.now = () => now() + 15 * 60_000;
      await suite.backend.advance(15 * 60_000);
      await card.expectText('You can try again now.');
      await waitFor(() => card.query('[role=status]')!.textContent === 'You can try again now.');
      await card.click('Open');
      await card.expectText('Kyusu teapot');
    } finally {
      Date.now = now;
    }
  });

  it('asks once per tab', async () => {
    const {card, claimToken} = await openPasscodeForm();
    await sendKeys({type: PASSCODE});
    await sendKeys({press: 'Enter'});
    await card.expectText('Kyusu teapot');
    card.element.remove();
    const reloaded = await reloadClaimCard(suite.backend);
    await reloaded.click('Open');
    await reloaded.expectText('Kyusu teapot');
    reloaded.element.remove();
    resetTab();
    const elsewhere = await createClaimCard(suite.backend, claimToken);
    await elsewhere.click('Open');
    await waitFor(() => elsewhere.query('#passcode'));
  });

  it('asks again when a claim is locked out, and keeps the address', async () => {
    const {card, claimToken} = await openPasscodeForm();
    await sendKeys({type: PASSCODE});
    await sendKeys({press: 'Enter'});
    await card.expectText('Kyusu teapot');
    await openAddressForm(card);
    await fillAddress(card);
    const guesser = suite.backend.client();
    for (let guess = 0; guess < 5; guess++) await guesser.open(claimToken, `guess ${guess}`).catch(() => undefined);
    await card.click('Accept and send it here');
    await card.expectText('Too many wrong tries');
    expect(JSON.stringify({...sessionStorage})).to.include('Lena');
  });

  it('hides a secret product in text, title and images until it is opened', async () => {
    const title = document.title;
    const {card} = await openPasscodeForm({secret: true});
    for (const place of [card.visibleText(), document.title, card.element.shadowRoot!.innerHTML]) expect(place).to.not.match(/teapot|kyusu|indigo/i);
    expect(document.title).to.equal(title);
    expect(card.query('img')).to.equal(undefined);
    expect((await suite.backend.requests()).map(({responseBody}) => responseBody).filter((body) => body.includes('"portions":{')).join()).to.not.match(/teapot/i);
  });
});
