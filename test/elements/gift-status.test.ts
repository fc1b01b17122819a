import {expect, fixture, html, oneEvent, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {newToken} from '../../src/protocol/index.ts';
import type {GiftStatus} from '../../src/index.ts';
import '../../src/index.ts';
import {aBackend} from '../support/backend.ts';
import type {GiftServerOptions} from '../support/gift-server.ts';
import type {GiftWish} from '../../src/client/index.ts';

const WEEK = 7 * 86_400_000;

async function aFollowedGift(words: Partial<GiftWish> = {}, options: GiftServerOptions = {}) {
  const backend = await aBackend(options);
  const {gift, manageToken, claimToken, sender} = await backend.aGift(words);
  const status = await fixture<GiftStatus>(html`<gift-status .client=${sender} .manageToken=${manageToken}></gift-status>`);
  const says = () => status.shadowRoot!.querySelector('h2')?.textContent?.trim();
  const find = <E extends HTMLElement = HTMLElement>(selector: string) => status.shadowRoot!.querySelector<E>(selector)!;
  await waitUntil(says, 'it never said anything', {timeout: 8000});
  return {backend, gift, manageToken, claimToken, sender, status, says, find};
}

/** Presses with a real key: what moves a gift obeys no script. */
async function presses(press: HTMLElement) {
  press.focus();
  await sendKeys({press: 'Enter'});
}

const saying = (status: GiftStatus, words: string) =>
  waitUntil(() => status.shadowRoot!.querySelector('h2')?.textContent?.trim() === words, `it never said “${words}”`, {timeout: 15_000});

describe('<gift-status>', () => {
  const here = location.href;
  afterEach(() => history.replaceState(null, '', here));

  it('shows what was given and how far it is, to everybody', async () => {
    const {status, find} = await aFollowedGift();
    expect(find('[part="product"]').textContent).to.contain('Kyusu teapot');
    expect(find('.steps [aria-current="step"]').textContent!.trim()).to.equal('Sent');
    await expect(status).to.be.accessible();
  });

  it('sees the friend open it, without being asked', async () => {
    const {backend, claimToken, status} = await aFollowedGift();
    const opened = oneEvent(status, 'gift-opened');
    await backend.client().open(claimToken);
    await opened;
    await saying(status, 'Opened, not accepted yet');
  });

  it('lets the sender change the note until the gift is opened', async () => {
    const {find, status, sender, manageToken} = await aFollowedGift();
    find('[data-asks="note"]').click();
    await waitUntil(() => status.shadowRoot!.activeElement?.id === 'note');
    const note = find<HTMLTextAreaElement>('#note');
    note.value = 'For quick evenings.';
    note.dispatchEvent(new Event('input'));
    find('form .press').click();
    await waitUntil(() => find('.written')?.textContent === 'For quick evenings.');
    expect((await sender.gift(manageToken)).note).to.equal('For quick evenings.');
  });

  it('asks before it takes a gift back, and then says what becomes of the money', async () => {
    const {find, status} = await aFollowedGift();
    find('[data-asks="cancel"]').click();
    await waitUntil(() => find('.question'));
    expect(find('.question').textContent).to.contain('€48 goes back to you');
    expect(status.shadowRoot!.activeElement).to.equal(find('.question'));
    await expect(status).to.be.accessible();
    const cancelled = oneEvent(status, 'gift-cancelled');
    await presses(find('[data-yes]'));
    await cancelled;
    await saying(status, 'You took it back');
    expect(find('.money').textContent).to.match(/€48 (is on its way|went) back to you\./);
    await expect(status).to.be.accessible();
  });

  it('changes its mind without a trace', async () => {
    const {find, status, sender, manageToken} = await aFollowedGift();
    find('[data-asks="cancel"]').click();
    await waitUntil(() => find('.question'));
    find('[data-no]').click();
    await waitUntil(() => status.shadowRoot!.activeElement === find('[data-asks="cancel"]'));
    expect((await sender.gift(manageToken)).state).to.equal('ready');
  });

  it('replaces the link: the old one dies, the new one opens', async () => {
    const {backend, find, claimToken} = await aFollowedGift();
    find('[data-asks="link"]').click();
    await waitUntil(() => find('.question'));
    await presses(find('[data-yes]'));
    await waitUntil(() => find('gift-share'));
    const friend = backend.client();
    const old = await friend.card(claimToken).then(() => 'opens', (error: {code: string}) => error.code);
    expect(old).to.equal('link-replaced');
    const share = find<HTMLElement & {link: string}>('gift-share');
    await waitUntil(() => share.link && !share.link.endsWith(claimToken));
    expect((await friend.card(share.link.split('#')[1]!)).state).to.equal('sealed');
  });

  it('tells of the end of the time, and of the money that came back', async () => {
    const {backend, status, find} = await aFollowedGift();
    const refunded = oneEvent(status, 'gift-refunded');
    await backend.advance(WEEK + 1000);
    await backend.work();
    await saying(status, 'Not accepted in time');
    await refunded;
    expect(find('.money').textContent).to.equal('€48 went back to you.');
  });

  it('tells of a quiet no', async () => {
    const {backend, status, claimToken} = await aFollowedGift();
    const declined = oneEvent(status, 'gift-declined');
    await backend.client().decline(claimToken);
    await declined;
    await saying(status, 'Kindly declined');
  });

  it('keeps showing how it stood while there is no connection', async () => {
    const {backend, status, says} = await aFollowedGift();
    await backend.down();
    await waitUntil(() => status.shadowRoot!.querySelector('.error'), undefined, {timeout: 30_000});
    expect(says()).to.equal('Waiting to be opened');
  }).timeout(35_000);

  it('takes a manage link out of the address bar of a shop’s page, and keeps the gift', async () => {
    const {backend, manageToken} = await aFollowedGift();
    location.hash = manageToken;
    const status = await fixture<GiftStatus>(html`<gift-status backend=${backend.url}></gift-status>`);
    await saying(status, 'Waiting to be opened');
    expect(location.hash).to.equal('');
    const later = await fixture<GiftStatus>(html`<gift-status backend=${backend.url}></gift-status>`);
    await saying(later, 'Waiting to be opened');
  });

  it('leaves the link in the address bar of the manage page itself', async () => {
    const {backend, manageToken} = await aFollowedGift();
    location.hash = manageToken;
    const status = await fixture<GiftStatus>(html`<gift-status backend=${backend.url} hosted></gift-status>`);
    await saying(status, 'Waiting to be opened');
    expect(location.hash).to.equal(`#${manageToken}`);
  });

  it('lets one choose among the gifts that this browser has sent', async () => {
    const backend = await aBackend();
    const {sender} = await backend.aGift();
    const other = await sender.draft({wish: 'mug', product: 'mug', senderName: 'Ana', returnUrl: `${location.origin}/product`});
    const status = await fixture<GiftStatus>(html`<gift-status .client=${sender}></gift-status>`);
    await saying(status, 'Which gift?');
    await expect(status).to.be.accessible();
    status.gift = other.gift.id;
    await saying(status, 'Not paid yet');
  });

  it('has a sentence and a way on for every link that leads nowhere', async () => {
    const backend = await aBackend();
    const none = await fixture<GiftStatus>(html`<gift-status backend=${backend.url}></gift-status>`);
    await saying(none, 'No gift here');
    location.hash = '#gm_abc';
    await saying(none, 'This link is cut short');
    location.hash = newToken('manage');
    await saying(none, 'The shop doesn’t know this gift');
    await expect(none).to.be.accessible();
  });

  it('speaks Chinese where the page does', async () => {
    const {status} = await aFollowedGift();
    status.lang = 'zh-CN';
    await saying(status, '等待对方拆开');
  });
});
