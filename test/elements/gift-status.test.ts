import {expect, fixture, html, oneEvent, waitUntil} from '@open-wc/testing';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import {createToken} from '../../src/protocol/index.ts';
import type {GiftStatus} from '../../src/index.ts';
import '../../src/index.ts';
import {createBackend, testAddress, type BackendHandle} from '../support/browser-backend.ts';
import type {TestServerOptions} from '../support/test-server.ts';
import type {DraftParams} from '../../src/client/index.ts';

const WEEK = 7 * 86_400_000;

async function openStatus(words: Partial<DraftParams> = {}, options: TestServerOptions = {}) {
  const backend = await createBackend(options);
  const {gift, manageToken, claimToken, sender} = await backend.createGift(words);
  const status = await fixture<GiftStatus>(html`<gift-status .client=${sender} .manageToken=${manageToken}></gift-status>`);
  const heading = () => status.shadowRoot!.querySelector('h2')?.textContent?.trim();
  const find = <E extends HTMLElement = HTMLElement>(selector: string) => status.shadowRoot!.querySelector<E>(selector)!;
  await waitUntil(heading, 'it never said anything', {timeout: 8000});
  return {backend, gift, manageToken, claimToken, sender, status, says: heading, find};
}

/** Presses with a real key: what moves a gift obeys no script. */
async function pressEnter(press: HTMLElement) {
  press.focus();
  await sendKeys({press: 'Enter'});
}

/** So many friends accept one portion each; their receipt tokens. */
async function acceptPortions(backend: BackendHandle, claimToken: string, count: number, passcode?: string) {
  const friends = Array.from({length: count}, () => backend.client());
  const claims = await Promise.all(friends.map((friend) => friend.claim(claimToken, {address: testAddress, ...(passcode && {passcode})})));
  await backend.runDueJobs();
  return claims.map(({receiptToken}, i) => ({friend: friends[i]!, receiptToken}));
}

const text = (element: Element | null) => element?.textContent?.replace(/\s+/g, ' ').trim();

const expectHeading = (status: GiftStatus, text: string) =>
  waitUntil(() => status.shadowRoot!.querySelector('h2')?.textContent?.trim() === text, `it never said “${text}”`, {timeout: 15_000});

describe('<gift-status>', () => {
  const here = location.href;
  afterEach(() => history.replaceState(null, '', here));

  it('shows what was given and how far it is, to everybody', async () => {
    const {status, find} = await openStatus();
    expect(find('[part="product"]').textContent).to.contain('Kyusu teapot');
    expect(find('.steps [aria-current="step"]').textContent!.trim()).to.equal('Sent');
    await expect(status).to.be.accessible();
  });

  it('sees the friend open it, without being asked', async () => {
    const {backend, claimToken, status} = await openStatus();
    const opened = oneEvent(status, 'gift-opened');
    await backend.client().open(claimToken);
    await opened;
    await expectHeading(status, 'Opened, not accepted yet');
  });

  it('knows within a second that a friend in another browser has claimed it, and lets go of the line when it leaves', async () => {
    const {backend, claimToken, status, says} = await openStatus();
    await waitUntil(async () => await backend.openStreams() === 1, 'it never listened', {timeout: 10_000});
    const friend = backend.client();
    await friend.open(claimToken);
    await expectHeading(status, 'Opened, not accepted yet');
    const claimed = oneEvent(status, 'gift-claimed');
    await friend.claim(claimToken, {address: testAddress});
    const began = performance.now();
    await claimed;
    expect(performance.now() - began).to.be.lessThan(1_000);
    await status.updateComplete;
    expect(says()).to.match(/^Accepted/);
    status.remove();
    await waitUntil(async () => await backend.openStreams() === 0, 'it listens on', {timeout: 5_000});
  });

  it('sees the friend open it by asking, where the stream is broken from the start or breaks off', async () => {
    for (const kind of ['down', 'cut off']) {
      const backend = await createBackend();
      if (kind === 'down') await backend.addFault({kind: 'down', match: '/v1/gift/events'});
      const {manageToken, claimToken, sender} = await backend.createGift();
      const status = await fixture<GiftStatus>(html`<gift-status .client=${sender} .manageToken=${manageToken}></gift-status>`);
      await expectHeading(status, 'Waiting to be opened');
      if (kind === 'cut off') {
        await waitUntil(async () => await backend.openStreams() === 1, 'it never listened', {timeout: 10_000});
        await backend.addFault({kind: 'down', match: '/v1/gift/events'});
        await backend.dropStreams();
      }
      await backend.client().open(claimToken);
      await expectHeading(status, 'Opened, not accepted yet');
      expect(await backend.openStreams()).to.equal(0);
      status.remove();
    }
  });

  it('lets the sender change the note until the gift is opened', async () => {
    const {find, status, sender, manageToken} = await openStatus();
    find('[data-action="note"]').click();
    await waitUntil(() => status.shadowRoot!.activeElement?.id === 'note');
    const note = find<HTMLTextAreaElement>('#note');
    note.value = 'For quick evenings.';
    note.dispatchEvent(new Event('input'));
    find('form .button').click();
    await waitUntil(() => find('.written')?.textContent === 'For quick evenings.');
    expect((await sender.gift(manageToken)).note).to.equal('For quick evenings.');
  });

  it('asks before it takes a gift back, and then says what becomes of the money', async () => {
    const {find, status} = await openStatus();
    find('[data-action="cancel"]').click();
    await waitUntil(() => find('.question'));
    expect(find('.question').textContent).to.contain('€48 is refunded to your original payment method');
    expect(status.shadowRoot!.activeElement).to.equal(find('.question'));
    await expect(status).to.be.accessible();
    const cancelled = oneEvent(status, 'gift-cancelled');
    await pressEnter(find('[data-confirm-button]'));
    await cancelled;
    await expectHeading(status, 'You cancelled this gift');
    expect(find('.money').textContent).to.match(/€48 (is on its way back|has been refunded) to you\./);
    await expect(status).to.be.accessible();
  });

  it('changes its mind without a trace', async () => {
    const {find, status, sender, manageToken} = await openStatus();
    find('[data-action="cancel"]').click();
    await waitUntil(() => find('.question'));
    find('[data-dismiss-button]').click();
    await waitUntil(() => status.shadowRoot!.activeElement === find('[data-action="cancel"]'));
    expect((await sender.gift(manageToken)).state).to.equal('ready');
  });

  it('replaces the link: the old one dies, the new one opens', async () => {
    const {backend, find, claimToken} = await openStatus();
    find('[data-action="link"]').click();
    await waitUntil(() => find('.question'));
    await pressEnter(find('[data-confirm-button]'));
    await waitUntil(() => find('gift-share'));
    const friend = backend.client();
    const old = await friend.card(claimToken).then(() => 'opens', (error: {code: string}) => error.code);
    expect(old).to.equal('link-replaced');
    const share = find<HTMLElement & {link: string}>('gift-share');
    await waitUntil(() => share.link && !share.link.endsWith(claimToken));
    expect((await friend.card(share.link.split('#')[1]!)).state).to.equal('sealed');
    const said = find('.done');
    expect(text(said)).to.equal('Here is the new link. The old one no longer works.');
    expect(said.nextElementSibling, 'it is said beside the link').to.equal(share);
    expect(find('[role="status"]').className, 'and once').to.equal('visually-hidden');
    expect(text(find('[role="status"]'))).to.equal(text(said));
  });

  it('does nothing that a script presses', async () => {
    const {find, sender, manageToken} = await openStatus();
    const before = await sender.gift(manageToken);
    for (const wish of ['cancel', 'link', 'extend']) {
      find(`[data-action="${wish}"]`).click();
      await waitUntil(() => find('.question'));
      find('[data-confirm-button]').click();
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(Boolean(find('[aria-busy]'))).to.equal(false);
      find('[data-dismiss-button]').click();
      await waitUntil(() => !find('.question'));
    }
    expect((await sender.gift(manageToken)).sequence).to.equal(before.sequence);
  });

  it('gives a friend more time: says until when before, and what is true after', async () => {
    const {backend, find, status, gift, manageToken, sender, claimToken} = await openStatus();
    const moment = (instant: number) => new Intl.DateTimeFormat('en', {
      weekday: 'short', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit', timeZoneName: 'short',
    }).format(instant);
    const until = moment(Date.parse(gift.claimDeadline!) + WEEK);
    find('[data-action="extend"]').click();
    await waitUntil(() => find('.question'));
    expect(text(find('.question'))).to.contain(`They would have until ${until}.`);
    await expect(status).to.be.accessible();
    await pressEnter(find('[data-confirm-button]'));
    await waitUntil(() => text(find('[role="status"]')) === `They now have until ${until}.`);
    const now = await sender.gift(manageToken);
    expect(Date.parse(now.claimDeadline!) - Date.parse(gift.claimDeadline!)).to.equal(WEEK);
    expect((await backend.client().card(claimToken)).claimDeadline).to.equal(now.claimDeadline);
    expect(Boolean(find('[data-action="extend"]'))).to.equal(false);
  });

  it('offers no more time where the shop promises none', async () => {
    const {find} = await openStatus({}, {config: {policy: {claimWindowSeconds: 604_800, senderMayExtend: 0}}});
    expect(Boolean(find('[data-action="cancel"]'))).to.equal(true);
    expect(Boolean(find('[data-action="extend"]'))).to.equal(false);
  });

  describe('a gift for several', () => {
    const counts = (status: GiftStatus) => [...status.shadowRoot!.querySelectorAll('.counts li')].map(text);
    const boxes = (status: GiftStatus) => [...status.shadowRoot!.querySelectorAll('.boxes svg')].map((svg) => svg.getAttribute('class')!.split(' ')[1]);

    it('counts what is accepted, on its way and free, to everybody', async () => {
      const {backend, status, find, gift, claimToken} = await openStatus({portions: 4});
      await expectHeading(status, 'Nobody has accepted yet');
      const claimed = oneEvent(status, 'gift-claimed');
      await acceptPortions(backend, claimToken, 3);
      await claimed;
      await expectHeading(status, '3 of 4 accepted');
      expect(text(find('[role="status"]'))).to.equal('Now: 3 of 4 accepted');
      await backend.callAsMerchant('POST', `/v1/orders/${gift.id}.1/shipped`, {});
      await backend.callAsMerchant('POST', `/v1/orders/${gift.id}.2/delivered`, {});
      await waitUntil(() => counts(status).length === 4, 'it never counted the shipped one', {timeout: 8000});
      expect(counts(status)).to.deep.equal(['1 delivered', '1 on its way', '1 accepted', '1 still available']);
      expect(boxes(status)).to.deep.equal(['delivered', 'shipped', 'accepted', 'free']);
      expect(find('.boxes').getAttribute('aria-hidden')).to.equal('true');
      await pressEnter(find('.portions summary'));
      expect([...status.shadowRoot!.querySelectorAll('.portions ol li')].map((li) => text(li.children[1]!)))
        .to.deep.equal(['On its way', 'Delivered', 'Accepted', 'Still available']);
      await expect(status).to.be.accessible();
    });

    it('says exactly what comes back, and what stays', async () => {
      const {backend, status, find, claimToken} = await openStatus({portions: 3});
      await acceptPortions(backend, claimToken, 1);
      await expectHeading(status, '1 of 3 accepted');
      find('[data-action="cancel"]').click();
      await waitUntil(() => find('.question'));
      expect(text(find('#says'))).to.contain('€96 is refunded to your original payment method: for the 2 that nobody has accepted, €48 each.');
      expect(text(find('#says'))).to.contain('The one that was accepted isn’t affected.');
      expect(text(find('#says'))).to.contain('your bank may take a few days');
      const cancelled = oneEvent(status, 'gift-cancelled');
      await pressEnter(find('[data-confirm-button]'));
      await cancelled;
      await waitUntil(() => counts(status).includes('2 cancelled'));
      expect(find('h2').textContent).to.equal('1 of 3 accepted');
      expect(text(find('.money'))).to.match(/^€96 /);
    });

    it('stays one picture with a hundred, and fits a small phone', async () => {
      await setViewport({width: 320, height: 700});
      try {
        const {backend, status, find, claimToken} = await openStatus({portions: 100, secret: true, passcode: 'moon'});
        await acceptPortions(backend, claimToken, 2, 'moon');
        await expectHeading(status, '2 of 100 accepted');
        expect(boxes(status)).to.have.lengthOf(100);
        expect(counts(status)).to.deep.equal(['2 accepted', '98 still available']);
        await pressEnter(find('.portions summary'));
        expect(text(find('.portions ol li:last-child'))).to.equal('No. 3–100Still available');
        status.dir = 'rtl';
        await new Promise((resolve) => requestAnimationFrame(resolve));
        expect(status.scrollWidth).to.be.at.most(status.clientWidth);
        await expect(status).to.be.accessible();
      } finally {
        await setViewport({width: 800, height: 600});
      }
    });

    it('shows everybody’s thanks, the newest first, and a crowd’s behind a press', async () => {
      const {backend, status, find, claimToken} = await openStatus({portions: 5});
      const friends = await acceptPortions(backend, claimToken, 5);
      await expectHeading(status, 'All 5 accepted');
      for (const [i, {friend, receiptToken}] of friends.entries()) await friend.thank(receiptToken, {note: `Thank you ${i}`, emoji: i % 2 ? '🎉' : ''});
      await waitUntil(() => status.shadowRoot!.querySelectorAll('blockquote').length === 5, 'not all thanks came', {timeout: 8000});
      expect(status.shadowRoot!.querySelectorAll('.thanks > blockquote')).to.have.lengthOf(3);
      expect(text(find('.thanks summary'))).to.equal('2 more');
      await expect(status).to.be.accessible();
    });
  });

  it('tells when a gift for a day can be opened, here and there, and what the link does until then', async () => {
    const at = new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 3 * 86_400_000).toISOString();
    const {backend, status, find, claimToken} = await openStatus({sendAt: {at, timeZone: 'Asia/Shanghai'}});
    await expectHeading(status, 'Scheduled');
    await waitUntil(() => find('.left'), 'it never said when', {timeout: 8000});
    const told = text(find('.left'))!;
    expect(told).to.contain('3 days to go');
    expect(told).to.contain('It can be opened from');
    expect(told).to.contain('China Standard Time');
    expect(told).to.contain('After that, they have 7 days to accept. If they don’t, you get your money back.');
    await expect(status).to.be.accessible();
    expect((await backend.client().card(claimToken)).state).to.equal('scheduled');
    await backend.advance(4 * 86_400_000);
    await expectHeading(status, 'Waiting to be opened');
  });

  it('tells of secret and passcode while they matter', async () => {
    const {backend, status, find, claimToken} = await openStatus({secret: true, passcode: 'moon'});
    await waitUntil(() => find('.conditions'), 'it never told', {timeout: 8000});
    expect(text(find('.conditions'))).to.contain('It’s a surprise').and.to.contain('It opens with the passcode you chose');
    expect(status.shadowRoot!.textContent).not.to.contain('moon');
    await acceptPortions(backend, claimToken, 1, 'moon');
    await waitUntil(() => !find('.conditions'), 'it went on telling', {timeout: 8000});
  });

  it('tells of the end of the time, and of the money that came back', async () => {
    const {backend, status, find} = await openStatus();
    const refunded = oneEvent(status, 'gift-refunded');
    await backend.advance(WEEK + 1000);
    await backend.runDueJobs();
    await expectHeading(status, 'Not accepted in time');
    await refunded;
    expect(find('.money').textContent).to.equal('€48 has been refunded to you.');
  });

  it('tells of a quiet no', async () => {
    const {backend, status, claimToken} = await openStatus();
    const declined = oneEvent(status, 'gift-declined');
    await backend.client().decline(claimToken);
    await declined;
    await expectHeading(status, 'Kindly declined');
  });

  it('tells a kind word with a no as what it is, and thanks beside it as thanks', async () => {
    const {backend, status, find, claimToken} = await openStatus({portions: 2});
    const [{friend, receiptToken}] = await acceptPortions(backend, claimToken, 1) as [Awaited<ReturnType<typeof acceptPortions>>[number]];
    await friend.thank(receiptToken, {note: 'How lovely.', emoji: ''});
    await waitUntil(() => find('.thanks'), undefined, {timeout: 15_000});
    expect(Boolean(find('.decline-notes'))).to.equal(false);

    const other = await openStatus();
    await other.backend.client().decline(other.claimToken, 'My shelf is full.');
    await waitUntil(() => other.find('.decline-notes'), undefined, {timeout: 15_000});
    expect(text(other.find('.decline-notes'))).to.equal('They wrote My shelf is full.');
    expect(other.status.shadowRoot!.textContent).not.to.contain('thank you My');
    expect(other.find('.thanks:not(.decline-notes)')).to.equal(null);
    expect(text(find('.thanks'))).to.equal('They say thank you How lovely.');
    await expect(other.status).to.be.accessible();
    await expect(status).to.be.accessible();
  });

  it('says of money that is only held that nothing is charged', async () => {
    const {sender, gift, manageToken} = await (await createBackend()).createGift();
    sender.giftIfChanged = async () => ({data: {...gift, policy: {...gift.policy, payment: 'hold' as const}}, etag: undefined});
    const status = await fixture<GiftStatus>(html`<gift-status .client=${sender} .manageToken=${manageToken}></gift-status>`);
    const find = (selector: string) => status.shadowRoot!.querySelector<HTMLElement>(selector)!;
    await waitUntil(() => find('[data-action="cancel"]'), undefined, {timeout: 8000});
    find('[data-action="cancel"]').click();
    await waitUntil(() => find('.question'));
    expect(text(find('.question'))).to.contain('the hold of €48 is released. You aren’t charged anything.');
  });

  it('keeps every full stop at the end of its sentence where language and direction differ', async () => {
    const {status, find} = await openStatus();
    status.dir = 'rtl';
    const sentence = find('.state p');
    const words = [...sentence.childNodes].find((node) => node.nodeType === 3 && node.textContent!.trim())!;
    const place = (at: number) => {
      const range = document.createRange();
      range.setStart(words, at);
      range.setEnd(words, at + 1);
      return range.getBoundingClientRect();
    };
    const end = words.textContent!.indexOf('yet.') + 3;
    expect(place(end).left).to.be.closeTo(place(end - 1).right, 1);
    expect(getComputedStyle(sentence).textAlign, 'it stands on the side of its place').to.equal('right');
  });

  it('keeps showing how it stood while there is no connection', async () => {
    const {backend, status, says} = await openStatus();
    await backend.disconnect();
    await waitUntil(() => status.shadowRoot!.querySelector('.error'), undefined, {timeout: 30_000});
    expect(says()).to.equal('Waiting to be opened');
  }).timeout(35_000);

  it('takes a manage link out of the address bar of a shop’s page, and keeps the gift', async () => {
    const {backend, manageToken} = await openStatus();
    location.hash = manageToken;
    const status = await fixture<GiftStatus>(html`<gift-status backend=${backend.url}></gift-status>`);
    await expectHeading(status, 'Waiting to be opened');
    expect(location.hash).to.equal('');
    const later = await fixture<GiftStatus>(html`<gift-status backend=${backend.url}></gift-status>`);
    await expectHeading(later, 'Waiting to be opened');
  });

  it('never offers one gift’s links beside another gift', async () => {
    const backend = await createBackend();
    const {sender, manageToken, claimToken} = await backend.createGift();
    const other = await backend.createGift({draftKey: 'mug', product: 'mug', variant: 'mug'});
    const status = await fixture<GiftStatus>(html`<gift-status .client=${sender} .manageToken=${manageToken}></gift-status>`);
    await expectHeading(status, 'Waiting to be opened');
    const find = <E extends HTMLElement>(selector: string) => status.shadowRoot!.querySelector<E>(selector);
    const shared = () => find<HTMLElement & {link: string}>('gift-share')?.link;
    await pressEnter(find('.button.block')!);
    await waitUntil(() => shared()?.endsWith(claimToken));
    const clipboard = navigator.clipboard.writeText;
    navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
    await pressEnter(find('.own .button')!);
    await waitUntil(() => find<HTMLInputElement>('.own input')?.value.endsWith(manageToken));
    navigator.clipboard.writeText = clipboard;
    // The other one's link has to be made anew, which takes a line.
    sender.claimLink = () => Promise.reject(new Error('no line'));
    status.manageToken = other.manageToken;
    await waitUntil(() => text(find('[part="product"]'))?.includes('mug'), undefined, {timeout: 8_000});
    await pressEnter(find('.button.block')!);
    await waitUntil(() => shared() !== undefined);
    expect(shared()).to.equal('');
    expect(find('.own input')).to.equal(null);
  });

  it('leaves the link in the address bar of the manage page itself', async () => {
    const {backend, manageToken} = await openStatus();
    location.hash = manageToken;
    const status = await fixture<GiftStatus>(html`<gift-status backend=${backend.url} hosted></gift-status>`);
    await expectHeading(status, 'Waiting to be opened');
    expect(location.hash).to.equal(`#${manageToken}`);
  });

  it('lets one choose among the gifts that this browser has sent', async () => {
    const backend = await createBackend();
    const {sender} = await backend.createGift();
    const other = await sender.draft({draftKey: 'mug', product: 'mug', senderName: 'Ana', returnUrl: `${location.origin}/product`});
    const status = await fixture<GiftStatus>(html`<gift-status .client=${sender}></gift-status>`);
    await expectHeading(status, 'Which gift?');
    const shown = () => [...status.shadowRoot!.querySelectorAll('.sent li')].map(text);
    await waitUntil(() => shown().join().includes('Waiting to be opened'), 'it never said how far they are');
    expect(shown()[0]).to.match(/^Morning mug .*Not paid yet$/);
    expect(shown()[1]).to.match(/^Kyusu teapot Sent on .*Waiting to be opened$/);
    await expect(status).to.be.accessible();
    await pressEnter(status.shadowRoot!.querySelectorAll<HTMLElement>('.choose')[1]!);
    await expectHeading(status, 'Waiting to be opened');
    await waitUntil(() => status.shadowRoot!.activeElement?.localName === 'h2');
    await pressEnter(status.shadowRoot!.querySelector('.back')!);
    await expectHeading(status, 'Which gift?');
    await waitUntil(() => status.shadowRoot!.activeElement?.localName === 'h2');
    status.gift = other.gift.id;
    await expectHeading(status, 'Not paid yet');
  });

  it('removes a gift from this browser after a question, by a human press alone; the gift goes on', async () => {
    const backend = await createBackend();
    const {sender, manageToken} = await backend.createGift();
    await sender.draft({draftKey: 'mug', product: 'mug', senderName: 'Ana', returnUrl: `${location.origin}/product`});
    await sender.draft({draftKey: 'sampler', product: 'sampler', variant: 'small', senderName: 'Ana', returnUrl: `${location.origin}/product`});
    const status = await fixture<GiftStatus>(html`<gift-status .client=${sender}></gift-status>`);
    await expectHeading(status, 'Which gift?');
    const find = (selector: string) => status.shadowRoot!.querySelector<HTMLElement>(selector)!;
    const remove = find('[aria-label="Remove Kyusu teapot from this browser"]');
    await pressEnter(remove);
    await waitUntil(() => find('.question') && status.shadowRoot!.activeElement === find('.question'));
    expect(text(find('.question'))).to.contain('you can no longer follow it or cancel it');
    await expect(status).to.be.accessible();
    await pressEnter(find('[data-dismiss-button]'));
    await waitUntil(() => status.shadowRoot!.activeElement === remove);
    await pressEnter(remove);
    await waitUntil(() => find('[data-confirm-button]'));
    find('[data-confirm-button]').click();
    expect(sender.sentGifts()).to.have.lengthOf(3);
    await pressEnter(find('[data-confirm-button]'));
    await waitUntil(() => status.shadowRoot!.querySelectorAll('.sent li').length === 2);
    expect(sender.sentGifts().map(({productTitle}) => productTitle)).not.to.include('Kyusu teapot');
    expect(text(find('[role="status"]'))).to.equal('Removed from this browser.');
    expect((await sender.gift(manageToken)).state).to.equal('ready');
  });

  it('has a sentence and a way on for every link that leads nowhere', async () => {
    const backend = await createBackend();
    const none = await fixture<GiftStatus>(html`<gift-status backend=${backend.url}></gift-status>`);
    await expectHeading(none, 'No gift here');
    location.hash = '#gm_abc';
    await expectHeading(none, 'This link is incomplete');
    location.hash = createToken('manage');
    await expectHeading(none, 'We couldn’t find this gift');
    await expect(none).to.be.accessible();
  });

  it('speaks Chinese where the page does', async () => {
    const {status} = await openStatus();
    status.lang = 'zh-CN';
    await expectHeading(status, '等待对方拆开');
  });
});
