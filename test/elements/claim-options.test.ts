import {aTimeout, expect, oneEvent, waitUntil} from '@open-wc/testing';
import {emulateMedia} from '@web/test-runner-commands';
import type {GiftDeclinedEvent} from '../../src/elements/events.ts';
import {formatDateTime} from '../../src/locales/format-time.ts';
import {createBackend, type BackendHandle} from '../support/browser-backend.ts';
import {openAddressForm, createClaimCard, fillAddress, openFilledAddressForm} from '../support/claim-card-driver.ts';

const max = {name: 'Max', country: 'DE', postalCode: '20095', city: 'Hamburg', street: ['Am Kai 1']};

describe('<gift-claim-card> of a gift for later, for many, or in secret', () => {
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

  const inMs = (ms: number) => ({at: new Date(Date.now() + ms).toISOString(), timeZone: 'Asia/Shanghai'});

  it('says when a scheduled gift comes, in the reader’s own time zone and language, and never what it is', async () => {
    const sendAt = inMs(3 * 86_400_000);
    const {claimToken} = await backend.createGift({sendAt});
    const friend = await createClaimCard(backend, claimToken);
    await friend.expectText('Ana has a gift for you and chose when it opens.');
    expect(friend.visibleText()).to.include(formatDateTime(sendAt.at, 'en')).and.to.include('3 days to go');
    expect(friend.visibleText()).to.not.match(/teapot|48|slow mornings/);
    await friend.expectAccessible();
    try {
      document.documentElement.lang = 'zh-CN';
      await friend.expectText(formatDateTime(sendAt.at, 'zh-Hans'));
    } finally {
      document.documentElement.lang = 'en';
    }
  });

  it('turns by itself into the sealed box when the moment comes', async () => {
    const {claimToken} = await backend.createGift({sendAt: inMs(4_000)});
    const friend = await createClaimCard(backend, claimToken);
    await friend.expectText('Not yet');
    await aTimeout(4_000);
    await backend.runDueJobs();
    await friend.expectText('A gift from Ana');
    await waitUntil(() => friend.query('[role=status]')!.textContent === 'A gift from Ana', 'nobody who listens was told');
    expect(friend.card.shadowRoot!.activeElement, 'the focus stays where it was').to.equal(null);
    await friend.click('Open');
    await friend.expectText('Kyusu teapot');
  });

  it('asks seldom while the moment is far', async () => {
    const {claimToken} = await backend.createGift({sendAt: inMs(86_400_000)});
    const friend = await createClaimCard(backend, claimToken);
    await friend.expectText('Not yet');
    await aTimeout(5_000);
    const asked = (await backend.requests()).filter(({method, path}) => method === 'GET' && path === '/v1/claim');
    expect(asked).to.have.lengthOf(1);
  });

  it('says how many of a group’s gifts are left, and gives one each', async () => {
    const {claimToken, manageToken, sender} = await backend.createGift({product: 'mug', variant: undefined, portions: 3});
    const rival = backend.client();
    await rival.open(claimToken);
    await rival.claim(claimToken, {variant: 'mug', address: max});
    const friend = await createClaimCard(backend, claimToken);
    await friend.expectText('One for each of you: 2 of 3 still available');
    await openFilledAddressForm(friend);
    await friend.click('Accept and send it here');
    await friend.expectText('It’s yours');
    const states = (await sender.gift(manageToken)).portions.map(({state}) => state);
    expect(states.filter((state) => state === 'ready')).to.have.lengthOf(1);
    // The same link here leads to what they have, not to another one.
    friend.card.remove();
    sessionStorage.clear();
    await (await createClaimCard(backend, claimToken)).expectText('It’s yours');
  });

  it('tells whoever comes last, in the middle of their address, that all have been taken', async () => {
    const {claimToken} = await backend.createGift({product: 'mug', variant: 'mug', portions: 2});
    const friend = await createClaimCard(backend, claimToken);
    await openFilledAddressForm(friend);
    for (const name of ['Max', 'Ida']) await backend.client().claim(claimToken, {address: {...max, name}});
    await friend.click('Accept and send it here');
    await friend.expectText('All of these gifts have been accepted');
    expect(friend.visibleText()).to.not.match(/Max|Ida/);
    await friend.expectAccessible();
  });

  it('lets one of a group say no without ending anything, and says so', async () => {
    const {claimToken, manageToken, sender} = await backend.createGift({product: 'mug', variant: 'mug', portions: 2});
    const friend = await createClaimCard(backend, claimToken);
    await friend.click('Open');
    await friend.click('No, thank you');
    await friend.expectText('Yours stays available for someone else. If nobody accepts it in time, Ana is refunded automatically.');
    expect(friend.query('textarea'), 'a word that nobody would get is not asked for').to.equal(undefined);
    await friend.expectAccessible();
    const declined = oneEvent(friend.card, 'gift-declined') as Promise<GiftDeclinedEvent>;
    await friend.click('Say no, thank you');
    await declined;
    await friend.expectText('Ana isn’t notified.');
    await waitUntil(() => friend.card.shadowRoot!.activeElement?.id === 'heading');
    expect((await sender.gift(manageToken)).portions.map(({state}) => state)).to.deep.equal(['ready', 'ready']);
    await friend.click('Look at it again');
    await openAddressForm(friend);
    await fillAddress(friend);
    await friend.click('Accept and send it here');
    await friend.expectText('It’s yours');
  });

  it('keeps a secret until it is opened, and tells it then', async () => {
    const {claimToken} = await backend.createGift({secret: true});
    const friend = await createClaimCard(backend, claimToken);
    await friend.expectText('A gift from Ana');
    const drawn = friend.card.shadowRoot!.innerHTML + document.title;
    const told = (await backend.requests()).filter(({path}) => path === '/v1/claim').map(({responseBody}) => responseBody).join();
    expect(/teapot|kyusu|indigo|side-handled/i.test(drawn + told)).to.equal(false);
    expect(told).to.include('slow mornings');
    await friend.click('Open');
    await friend.expectText('Kyusu teapot');
  });


  it('lets somebody whose country isn’t served say so kindly: the sender is told, and the money goes back', async () => {
    const {claimToken, manageToken, sender} = await backend.createGift();
    const friend = await createClaimCard(backend, claimToken);
    await friend.expectText('A gift from Ana');
    const select = (field: string, value: string) => {
      const list = friend.query<HTMLSelectElement>(`#${field}`)!;
      list.value = value;
      list.dispatchEvent(new Event('change', {bubbles: true}));
    };
    const declineFor = async (country: string) => {
      await waitUntil(() => friend.query('#unlisted-country'));
      select('unlisted-country', country);
      await friend.click('Tell Ana');
      await friend.expectText('Say no to this gift?');
    };
    const returnToAddress = async () => {
      await friend.click('Keep looking at it');
      await friend.click('Accept this gift');
    };
    await friend.click('Open');
    await openAddressForm(friend);
    select('country', '-');
    await declineFor('Norway');
    await returnToAddress();
    await declineFor('Iceland');
    await friend.expectText('Ana is refunded automatically.');
    await waitUntil(() => friend.card.shadowRoot!.activeElement?.id === 'heading');
    const word = friend.query<HTMLTextAreaElement>('#decline-note')!;
    expect(word.value).to.equal('Thank you. The shop doesn’t deliver to Iceland, so I can’t accept it here.');
    await friend.expectAccessible();
    await friend.typeInto('decline-note', ' Sorry');
    await returnToAddress();
    await declineFor('Norway');
    expect(friend.query<HTMLTextAreaElement>('#decline-note')!.value, 'what they wrote themselves stays').to.include('Iceland').and.to.include('Sorry');
    await friend.click('Say no, thank you');
    await friend.expectText('Gift declined');
    const {portions} = await sender.gift(manageToken);
    expect(portions[0]!.state).to.equal('declined');
    expect(portions[0]!.thanks!.note).to.include('Iceland');
  });
});
