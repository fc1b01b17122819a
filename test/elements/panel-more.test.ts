import {expect, fixture, html, oneEvent, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {GiftBeforePayEvent, SendAsGift} from '../../src/index.ts';
import {momentOf, wallAt} from '../../src/elements/send-as-gift/panel/more/wall-time.ts';
import {allInPanel, anOpenPanel, draftsOf, heading, inPanel, panel, payPress, put, seen, tidy, within, write} from '../support/the-panel.ts';

const DAY = 86_400_000;
const more = <E extends HTMLElement = HTMLInputElement>(selector: string) => within<E>('send-as-gift-more', selector);
const opener = () => inPanel('.opener')!;
const theirs = () => more<HTMLElement>('#moment-says')!.textContent!;
const fieldInFocus = () => inPanel('send-as-gift-more')?.shadowRoot?.activeElement?.id;
/** That clock there, so many days from now. */
const inDays = (days: number, zone = 'Asia/Shanghai') => wallAt(Date.now() + days * DAY, zone);

async function openMore(options?: Parameters<typeof anOpenPanel>[0]) {
  const page = await anOpenPanel(options);
  opener().click();
  await waitUntil(() => more('#moment'), 'More never opened', {timeout: 15_000});
  return page;
}

async function pays({button}: {button: SendAsGift}) {
  if (!inPanel<HTMLInputElement>('#from')!.value) await write(inPanel('#from'), 'Ana');
  button.addEventListener('gift-before-pay', (event) => event.preventDefault(), {once: true});
  const asked = oneEvent(button, 'gift-before-pay') as Promise<GiftBeforePayEvent>;
  payPress().click();
  return (await asked).checkoutUrl;
}

describe('“More” in the panel', () => {
  afterEach(tidy);

  it('is accessible closed, open, filled in and wrong, in both languages', async () => {
    for (const lang of ['en', 'zh-CN']) {
      await openMore({lang});
      await expect(panel()).to.be.accessible();
      more('#secret')!.click();
      put(more('#passcode'), 'blue heron');
      put(more('#moment'), inDays(3));
      await waitUntil(() => more('#zone'));
      await expect(panel()).to.be.accessible();
      put(more('#passcode'), 'x'.repeat(41));
      put(more('#moment'), inDays(-2));
      await waitUntil(() => more('#moment')!.getAttribute('aria-invalid'));
      await expect(panel()).to.be.accessible();
      opener().click();
      await waitUntil(() => inPanel('send-as-gift-more')!.hidden);
      await panel().close();
    }
  });

  it('opens, is filled in and closes by keyboard alone', async () => {
    await anOpenPanel();
    opener().focus();
    await sendKeys({press: 'Enter'});
    await waitUntil(() => more('#secret'), undefined, {timeout: 15_000});
    expect(opener().getAttribute('aria-expanded')).to.equal('true');
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Space'});
    await sendKeys({press: 'Tab'});
    await sendKeys({type: 'blue heron'});
    await waitUntil(() => opener().textContent!.includes('surprise · passcode'));
    opener().focus();
    await sendKeys({press: 'Enter'});
    await waitUntil(() => inPanel('send-as-gift-more')!.hidden);
  });

  it('asks the backend for a surprise, a passcode and a moment there', async () => {
    const page = await openMore();
    const wall = inDays(10);
    more('#secret')!.click();
    put(more('#passcode'), '  blue heron ');
    put(more('#moment'), wall);
    await waitUntil(() => more('#zone'));
    put(more<HTMLSelectElement>('#zone'), 'Asia/Shanghai');
    const checkout = await pays(page);
    expect((await draftsOf(page.backend))[0]).to.deep.include({
      secret: true, passcode: 'blue heron',
      sendAt: {at: new Date(momentOf(wall, 'Asia/Shanghai')).toISOString(), timeZone: 'Asia/Shanghai'},
    });
    await page.backend.pay(checkout);
    await seen('gift-share');
    const scene = inPanel('.share')!.textContent!;
    expect(scene).to.contain('It can be opened from');
    expect(scene).to.contain('They will need the passcode as well.');
    await expect(panel()).to.be.accessible();
  });

  it('begins in the sender’s own time zone, and says when in the friend’s', async () => {
    await openMore();
    put(more('#moment'), '2099-12-24T09:00');
    await waitUntil(() => more('#zone'));
    const zone = more<HTMLSelectElement>('#zone')!;
    expect(zone.value).to.equal(new Intl.DateTimeFormat().resolvedOptions().timeZone);
    expect([...zone.options].filter(({value}) => value === zone.value)).to.have.lengthOf(1);
    put(more('#moment'), inDays(20));
    put(zone, 'Pacific/Auckland');
    await waitUntil(() => theirs().startsWith('For your friend it opens on'));
    expect(theirs()).to.contain('(for you: ');
    expect(theirs()).to.contain('Their 7 days count from then.');
    expect(zone.value).to.equal('Pacific/Auckland');
  });

  for (const [days, sentence] of [
    [-1, 'That moment is over there already. Choose a later one.'], [181, 'That is too far ahead: 180 days at most.'],
  ] as const) {
    it(`says beside the field that a date ${days} days from now can’t be, and drafts nothing`, async () => {
      const {backend} = await openMore();
      await write(inPanel('#from'), 'Ana');
      put(more('#moment'), inDays(days));
      await waitUntil(() => theirs() === sentence);
      opener().click();
      await waitUntil(() => inPanel('send-as-gift-more')!.hidden);
      payPress().click();
      await waitUntil(() => fieldInFocus() === 'moment', 'it never led to the date');
      expect(inPanel('send-as-gift-more')!.hidden).to.equal(false);
      expect(await draftsOf(backend)).to.deep.equal([]);
    });
  }

  it('takes forty characters of a passcode as people count them, and no more', async () => {
    const {backend} = await openMore();
    await write(inPanel('#from'), 'Ana');
    put(more('#passcode'), '👩🏽‍🌾'.repeat(40));
    await waitUntil(() => !more('#passcode')!.hasAttribute('aria-invalid'));
    put(more('#passcode'), '👩🏽‍🌾'.repeat(41));
    await waitUntil(() => more<HTMLElement>('#passcode-says')!.textContent === 'At most 40 characters.');
    payPress().click();
    await waitUntil(() => fieldInFocus() === 'passcode');
    expect(await draftsOf(backend)).to.deep.equal([]);
  });

  it('leaves the passcode to this tab: it is never kept for good', async () => {
    const page = await openMore();
    put(more('#passcode'), 'blue heron');
    await pays(page);
    expect(JSON.stringify({...sessionStorage})).to.contain('blue heron');
    expect(JSON.stringify({...localStorage})).not.to.contain('blue heron');
  });

  it('makes one gift of one passcode, and another of another', async () => {
    const page = await openMore();
    put(more('#passcode'), 'blue heron');
    const first = await pays(page);
    await waitUntil(() => heading() === 'The payment hasn’t gone through', undefined, {timeout: 9_000});
    inPanel('.foot .second')!.click();
    await seen('form');
    expect(await pays(page)).to.equal(first);
    await waitUntil(() => heading() === 'The payment hasn’t gone through', undefined, {timeout: 9_000});
    inPanel('.foot .second')!.click();
    await seen('form');
    await waitUntil(() => more('#passcode'));
    put(more('#passcode'), 'grey heron');
    expect(await pays(page)).not.to.equal(first);
  }).timeout(40_000);

  it('has everything in place after the panel was closed, and forgets it when the gift is done', async () => {
    const page = await openMore();
    const wall = inDays(10);
    more('#secret')!.click();
    put(more('#passcode'), 'blue heron');
    put(more('#moment'), wall);
    await panel().close();
    page.press();
    await seen('form');
    expect(opener().textContent).to.contain('surprise · passcode · date');
    opener().click();
    await waitUntil(() => more('#moment')?.value === wall);
    expect(more('#passcode')!.value).to.equal('blue heron');
    expect(more('#secret')!.checked).to.equal(true);
    await page.backend.pay(await pays(page));
    await seen('gift-share');
    payPress().click();
    await waitUntil(() => !inPanel('.scroll'));
    expect(Object.keys(sessionStorage).filter((key) => key.includes(page.backend.url) && key.includes('passcode'))).to.deep.equal([]);
  });

  it('can be without a date again', async () => {
    const page = await openMore();
    put(more('#moment'), inDays(10));
    await waitUntil(() => more('#zone'));
    more<HTMLButtonElement>('.press.text')!.click();
    await waitUntil(() => !more('#zone'));
    await pays(page);
    expect((await draftsOf(page.backend))[0]).not.to.have.property('sendAt');
  });

  it('shows only what the shop offers, and itself only where there is something', async () => {
    const {backend} = await anOpenPanel();
    const shop = await backend.client().shop();
    await panel().close();
    const withOnly = async (...features: typeof shop.features) => {
      const client = backend.client();
      client.shop = () => Promise.resolve({...shop, features});
      const button = await fixture<SendAsGift>(html`<send-as-gift product="teapot" .client=${client}></send-as-gift>`);
      await button.open();
      await seen('form');
    };
    await withOnly('passcode');
    opener().click();
    await waitUntil(() => more('#passcode'));
    expect(more('#secret')).to.equal(undefined);
    expect(more('#moment')).to.equal(undefined);
    await panel().close();
    await withOnly();
    expect(allInPanel('.opener')).to.deep.equal([]);
  });
});
