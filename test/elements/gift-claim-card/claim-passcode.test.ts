import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {GiftClient} from '../../../src/client/index.ts';
import {createBackend} from '../../support/browser-backend.ts';
import {createClaimCard, fillAddress, openAddressForm, reloadClaimCard, resetTab, setUpBackend} from '../../support/claim-card-driver.ts';
import {waitFor} from '../../support/wait.ts';

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

  /** Wrong passcodes of the person whose browser this is, or of others. */
  async function tryPasscodes(claimToken: string, count: number, createClient: () => GiftClient) {
    for (let guess = 0; guess < count; guess++) await createClient().open(claimToken, `guess ${guess}`).catch(() => undefined);
  }
  const ownClient = () => new GiftClient({backend: suite.backend.url});

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
    await card.expectText('That’s not the passcode. Ask Ana for it: after a few wrong tries');
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

  it('shows how long the recipient has to wait after too many wrong tries', async () => {
    const {card, claimToken} = await openPasscodeForm();
    await tryPasscodes(claimToken, 5, ownClient);
    await card.typeInto('passcode', PASSCODE);
    await card.click('Open');
    await card.expectText('You can try again in ');
    expect(card.query('[role=status]')!.textContent).to.include('Too many wrong tries');
    expect(card.query('button')!.getAttribute('aria-disabled')).to.equal('true');
    await card.expectAccessible();
    const asked = (await suite.backend.requests()).length;
    await sendKeys({press: 'Enter'});
    expect(await suite.backend.requests(), 'a press in between asks nothing').to.have.lengthOf(asked);
  });

  it('announces the end of the wait and opens then', async () => {
    const {card, claimToken} = await openPasscodeForm();
    await tryPasscodes(claimToken, 5, ownClient);
    await card.typeInto('passcode', PASSCODE);
    await card.click('Open');
    await card.expectText('Too many wrong tries');
    const {now} = Date;
    try {
      Date.now = () => now() + 60_000;
      await suite.backend.advance(60_000);
      await card.expectText('You can try again now.');
      await waitFor(() => card.query('[role=status]')!.textContent === 'You can try again now.');
      await card.click('Open');
      await card.expectText('Kyusu teapot');
    } finally {
      Date.now = now;
    }
  });

  it('opens for the friend while others guess', async () => {
    const {card, claimToken} = await openPasscodeForm();
    const guesser = suite.backend.client();
    await tryPasscodes(claimToken, 6, () => guesser);
    await card.typeInto('passcode', PASSCODE);
    await card.click('Open');
    await card.expectText('Kyusu teapot');
  });

  it('says kindly that the sender has to decide after too many wrong passcodes, and opens with a new one', async () => {
    const backend = await createBackend({config: {limits: {wrongPasscodesPerGift: 1}}});
    const {claimToken, sender, manageToken} = await backend.createGift({passcode: PASSCODE});
    await tryPasscodes(claimToken, 1, backend.client);
    const card = await createClaimCard(backend, claimToken);
    await card.click('Open');
    await waitFor(() => card.query('#passcode'));
    await card.typeInto('passcode', PASSCODE);
    await card.click('Open');
    await card.expectText('No passcode is accepted right now');
    await card.expectText('Ask Ana for a new link or a new passcode.');
    await card.expectFocus('heading');
    await card.expectAccessible();
    await sender.changePasscode(manageToken, 'Oolong-9');
    await card.click('Try again');
    await card.click('Open');
    await waitFor(() => card.query('#passcode'));
    await card.typeInto('passcode', 'Oolong-9');
    await card.click('Open');
    await card.expectText('Kyusu teapot');
    await backend.close();
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

  it('asks again when a claim has to wait, and keeps the address', async () => {
    const {card, claimToken} = await openPasscodeForm();
    await sendKeys({type: PASSCODE});
    await sendKeys({press: 'Enter'});
    await card.expectText('Kyusu teapot');
    await openAddressForm(card);
    await fillAddress(card);
    await tryPasscodes(claimToken, 5, ownClient);
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
