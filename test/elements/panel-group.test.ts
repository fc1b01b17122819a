import {expect, fixture, html, oneEvent, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {GiftBeforePayEvent, SendAsGift} from '../../src/index.ts';
import {allInPanel, anOpenPanel, draftsOf, heading, inPanel, panel, payPress, put, seen, tidy, write} from '../support/the-panel.ts';

const radios = () => allInPanel<HTMLInputElement>('.whom input[type="radio"]');
const count = () => inPanel<HTMLInputElement>('#count');
const says = () => inPanel('#count-says')!.textContent!;
const step = (label: string) => allInPanel<HTMLButtonElement>('.step').find((press) => press.getAttribute('aria-label') === label)!;

async function aGroup(options?: Parameters<typeof anOpenPanel>[0]) {
  const page = await anOpenPanel(options);
  radios()[1]!.click();
  await waitUntil(count);
  return page;
}

describe('a gift for a group', () => {
  afterEach(tidy);

  it('is accessible, in both languages, also with a wrong number', async () => {
    for (const lang of ['en', 'zh-CN']) {
      await aGroup({lang});
      await expect(panel()).to.be.accessible();
      put(count(), '101');
      await waitUntil(() => count()!.getAttribute('aria-invalid') === 'true');
      await expect(panel()).to.be.accessible();
      await panel().close();
    }
  });

  it('is chosen and counted by keyboard alone', async () => {
    await anOpenPanel();
    radios()[0]!.focus();
    await sendKeys({press: 'ArrowRight'});
    await waitUntil(count);
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Tab'});
    expect(panel().shadowRoot!.activeElement).to.equal(count());
    await sendKeys({press: 'ArrowUp'});
    await waitUntil(() => says().startsWith('3 × €48'));
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Enter'});
    await waitUntil(() => says().startsWith('4 × €48'));
    expect(payPress().textContent).to.equal('Pay €192 and get the link');
  });

  it('goes from two to a hundred and no further', async () => {
    await aGroup();
    expect(step('One fewer').getAttribute('aria-disabled')).to.equal('true');
    step('One fewer').click();
    expect(count()!.value).to.equal('2');
    put(count(), '99');
    step('One more').click();
    await waitUntil(() => step('One more').getAttribute('aria-disabled') === 'true');
    expect(payPress().textContent).to.equal('Pay €4,800 and get the link');
  });

  for (const typed of ['1', '101', '2.5', '']) {
    it(`says beside the field that ${typed || 'nothing'} is no number for a group, and drafts nothing`, async () => {
      const {backend} = await aGroup();
      await write(inPanel('#from'), 'Ana');
      put(count(), typed);
      await waitUntil(() => says() === 'Choose a whole number from 2 to 100.');
      expect(payPress().textContent).to.equal('Pay and get the link');
      payPress().click();
      await waitUntil(() => panel().shadowRoot!.activeElement === count());
      expect(await draftsOf(backend)).to.deep.equal([]);
    });
  }

  it('is paid for as a whole, and its one link is said to be for all', async () => {
    const {backend, button} = await aGroup();
    put(count(), '5');
    await write(inPanel('#from'), 'Ana');
    button.addEventListener('gift-before-pay', (event) => event.preventDefault());
    const asked = oneEvent(button, 'gift-before-pay') as Promise<GiftBeforePayEvent>;
    payPress().click();
    const {checkoutUrl} = await asked;
    expect((await draftsOf(backend))[0]).to.deep.include({portions: 5, expected: {amount: 24_000, currency: 'EUR'}});
    await backend.pay(checkoutUrl);
    await seen('gift-share');
    expect(inPanel('.share')!.textContent).to.contain('The first 5 to accept get one each; they have 7 days.');
  });

  it('says what becomes of what nobody accepts', async () => {
    await aGroup();
    expect(inPanel('.policy')!.textContent).to.contain('What nobody accepts is refunded to you, one by one.');
  });

  it('that is larger than the stock is told so kindly, with every word in place', async () => {
    const {button} = await aGroup({product: 'last-mug'});
    await write(inPanel('#note'), 'For all of you.');
    await write(inPanel('#from'), 'Ana');
    put(count(), '3');
    const failed = oneEvent(button, 'gift-failed');
    payPress().click();
    await failed;
    await seen('.foot [role="alert"]');
    expect(inPanel('.foot [role="alert"]')!.textContent).to.equal(
      'The shop doesn’t have 3 of these right now. Choose fewer; nothing has been charged, and your words are all here.');
    expect(inPanel<HTMLTextAreaElement>('#note')!.value).to.equal('For all of you.');
    button.addEventListener('gift-before-pay', (event) => event.preventDefault());
    radios()[0]!.click();
    payPress().click();
    await waitUntil(() => heading() === 'Confirming your payment');
  });

  it('is still one when the panel is opened again', async () => {
    const {press} = await aGroup();
    put(count(), '7');
    await panel().close();
    press();
    await waitUntil(() => count()?.value === '7');
  });

  it('is not offered by a shop that holds the payment instead of taking it, nor by one without groups', async () => {
    const {backend} = await anOpenPanel();
    const shop = await backend.client().shop();
    await panel().close();
    for (const other of [{...shop, features: []}, {...shop, policy: {...shop.policy, payment: 'hold' as const}}]) {
      const client = backend.client();
      client.shop = () => Promise.resolve(other);
      const button = await fixture<SendAsGift>(html`<send-as-gift product="teapot" .client=${client}></send-as-gift>`);
      await button.open();
      await seen('form');
      expect(inPanel('.whom')).to.equal(undefined);
      await panel().close();
    }
  });
});
