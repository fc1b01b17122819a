import {aTimeout, expect, oneEvent} from '@open-wc/testing';
import type {GiftDeclinedEvent} from '../../../src/elements/events.ts';
import {formatDateTime} from '../../../src/locales/format-time.ts';
import {createClaimCard, fillAddress, openAddressForm, openFilledAddressForm, resetTab, setUpBackend} from '../../support/claim-card-driver.ts';
import {waitFor} from '../../support/wait.ts';

const max = {name: 'Max', country: 'DE', postalCode: '20095', city: 'Hamburg', street: ['Am Kai 1']};

describe('<gift-claim-card> of scheduled, group and secret gifts', () => {
  const suite = setUpBackend();

  const DAY_MS = 86_400_000;
  const inMs = (ms: number) => ({at: new Date(Date.now() + ms).toISOString(), timeZone: 'Asia/Shanghai'});

  it('shows when a scheduled gift opens, in the reader’s time zone and language, and not what it is', async () => {
    const sendAt = inMs(3 * DAY_MS);
    const {claimToken} = await suite.backend.createGift({sendAt});
    const card = await createClaimCard(suite.backend, claimToken);
    await card.expectText('Ana has a gift for you and chose when it opens.');
    expect(card.visibleText()).to.include(formatDateTime(sendAt.at, 'en')).and.to.include('3 days to go');
    expect(card.visibleText()).to.not.match(/teapot|48|slow mornings/);
    await card.expectAccessible();
    try {
      document.documentElement.lang = 'zh-CN';
      await card.expectText(formatDateTime(sendAt.at, 'zh-Hans'));
    } finally {
      document.documentElement.lang = 'en';
    }
  });

  it('shows the sealed card when the scheduled time comes', async () => {
    const sendAt = inMs(6_000);
    const {claimToken} = await suite.backend.createGift({sendAt});
    // A busy machine may take longer than that to show the card, and the backend's clock decides.
    await suite.backend.advance(-DAY_MS);
    const card = await createClaimCard(suite.backend, claimToken);
    await card.expectText('Not yet');
    await suite.backend.advance(DAY_MS + Math.max(0, Date.parse(sendAt.at) - Date.now()));
    await card.expectText('A gift from Ana');
    await waitFor(() => card.query('[role=status]')!.textContent === 'A gift from Ana', 'it is not announced');
    expect(card.focused(), 'the focus stays where it was').to.equal(null);
    await card.click('Open');
    await card.expectText('Kyusu teapot');
  });

  it('polls rarely while the scheduled time is far away', async () => {
    const {claimToken} = await suite.backend.createGift({sendAt: inMs(DAY_MS)});
    const card = await createClaimCard(suite.backend, claimToken);
    await card.expectText('Not yet');
    await aTimeout(5_000);
    const asked = (await suite.backend.requests()).filter(({method, path}) => method === 'GET' && path === '/v1/claim');
    expect(asked).to.have.lengthOf(1);
  });

  it('shows how many portions of a group gift are left, and gives one to each recipient', async () => {
    const {claimToken, manageToken, sender} = await suite.backend.createGift({product: 'mug', variant: undefined, portions: 3});
    const rival = suite.backend.client();
    await rival.open(claimToken);
    await rival.claim(claimToken, {variant: 'mug', address: max});
    const card = await createClaimCard(suite.backend, claimToken);
    await card.expectText('One for each of you: 2 of 3 still available');
    await openFilledAddressForm(card);
    await card.click('Accept and send it here');
    await card.expectText('It’s yours');
    const states = (await sender.gift(manageToken)).portions.map(({state}) => state);
    expect(states.filter((state) => state === 'ready')).to.have.lengthOf(1);
    // The same link here leads to what they have, not to another one.
    card.element.remove();
    resetTab();
    await (await createClaimCard(suite.backend, claimToken)).expectText('It’s yours');
  });

  it('shows that a group gift is fully claimed when the last portion is taken meanwhile', async () => {
    const {claimToken} = await suite.backend.createGift({product: 'mug', variant: 'mug', portions: 2});
    const card = await createClaimCard(suite.backend, claimToken);
    await openFilledAddressForm(card);
    for (const name of ['Max', 'Ida']) await suite.backend.client().claim(claimToken, {address: {...max, name}});
    await card.click('Accept and send it here');
    await card.expectText('All of these gifts have been accepted');
    expect(card.visibleText()).to.not.match(/Max|Ida/);
    await card.expectAccessible();
  });

  it('lets one recipient of a group decline without ending the gift', async () => {
    const {claimToken, manageToken, sender} = await suite.backend.createGift({product: 'mug', variant: 'mug', portions: 2});
    const card = await createClaimCard(suite.backend, claimToken);
    await card.click('Open');
    await card.click('No, thank you');
    await card.expectText('Yours stays available for someone else. If nobody accepts it in time, Ana is refunded automatically.');
    expect(card.query('textarea'), 'a word that nobody would get is not asked for').to.equal(undefined);
    await card.expectAccessible();
    const declined = oneEvent(card.element, 'gift-declined') as Promise<GiftDeclinedEvent>;
    await card.click('Say no, thank you');
    await declined;
    await card.expectText('Ana isn’t notified.');
    await card.expectFocus('heading');
    expect((await sender.gift(manageToken)).portions.map(({state}) => state)).to.deep.equal(['ready', 'ready']);
    await card.click('Look at it again');
    await openAddressForm(card);
    await fillAddress(card);
    await card.click('Accept and send it here');
    await card.expectText('It’s yours');
  });

  it('hides a secret product until the gift is opened', async () => {
    const {claimToken} = await suite.backend.createGift({secret: true});
    const card = await createClaimCard(suite.backend, claimToken);
    await card.expectText('A gift from Ana');
    const drawn = card.element.shadowRoot!.innerHTML + document.title;
    const told = (await suite.backend.requests()).filter(({path}) => path === '/v1/claim').map(({responseBody}) => responseBody).join();
    expect(/teapot|kyusu|indigo|side-handled/i.test(drawn + told)).to.equal(false);
    expect(told).to.include('slow mornings');
    await card.click('Open');
    await card.expectText('Kyusu teapot');
  });


  it('suggests a note for a country that the shop does not deliver to, and declines with it', async () => {
    const {claimToken, manageToken, sender} = await suite.backend.createGift();
    const card = await createClaimCard(suite.backend, claimToken);
    await card.expectText('A gift from Ana');
    const select = (field: string, value: string) => {
      const list = card.query<HTMLSelectElement>(`#${field}`)!;
      list.value = value;
      list.dispatchEvent(new Event('change', {bubbles: true}));
    };
    const declineFor = async (country: string) => {
      await waitFor(() => card.query('#unlisted-country'));
      select('unlisted-country', country);
      await card.click('Tell Ana');
      await card.expectText('Decline this gift?');
    };
    const returnToAddress = async () => {
      await card.click('Keep looking at it');
      await card.click('Accept this gift');
    };
    await card.click('Open');
    await openAddressForm(card);
    select('country', '-');
    await declineFor('Norway');
    await returnToAddress();
    await declineFor('Iceland');
    await card.expectText('Ana is refunded automatically.');
    await card.expectFocus('heading');
    const word = card.query<HTMLTextAreaElement>('#decline-note')!;
    expect(word.value).to.equal('Thank you. The shop doesn’t deliver to Iceland, so I can’t accept it here.');
    await card.expectAccessible();
    await card.typeInto('decline-note', ' Sorry');
    await returnToAddress();
    await declineFor('Norway');
    expect(card.query<HTMLTextAreaElement>('#decline-note')!.value, 'what they wrote themselves stays').to.include('Iceland').and.to.include('Sorry');
    await card.click('Say no, thank you');
    await card.expectText('Gift declined');
    const {portions} = await sender.gift(manageToken);
    expect(portions[0]!.state).to.equal('declined');
    expect(portions[0]!.thanks!.note).to.include('Iceland');
  });
});
