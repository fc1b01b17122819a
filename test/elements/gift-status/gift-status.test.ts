import {expect, fixture, html, oneEvent} from '@open-wc/testing';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import {createToken} from '../../../src/protocol/index.ts';
import type {GiftFailedEvent, GiftStatus} from '../../../src/index.ts';
import '../../../src/index.ts';
import {createBackend, testAddress, type BackendHandle} from '../../support/browser-backend.ts';
import {waitFor} from '../../support/wait.ts';
import type {TestServerOptions} from '../../support/test-server.ts';
import type {DraftParams} from '../../../src/client/index.ts';

const WEEK = 7 * 86_400_000;

async function openStatus(params: Partial<DraftParams> = {}, options: TestServerOptions = {}) {
  const backend = await createBackend(options);
  const {gift, manageToken, claimToken, sender} = await backend.createGift(params);
  const status = await fixture<GiftStatus>(html`<gift-status .client=${sender} .manageToken=${manageToken}></gift-status>`);
  const heading = () => status.shadowRoot!.querySelector('h2')?.textContent?.trim();
  const find = <E extends HTMLElement = HTMLElement>(selector: string) => status.shadowRoot!.querySelector<E>(selector)!;
  await waitFor(heading, 'no heading was rendered');
  return {backend, gift, manageToken, claimToken, sender, status, heading, find};
}

/** Presses a real key: actions ignore clicks of scripts. */
async function pressEnter(button: HTMLElement) {
  button.focus();
  await sendKeys({press: 'Enter'});
}

/** Lets `count` recipients accept one portion each. */
async function acceptPortions(backend: BackendHandle, claimToken: string, count: number, passcode?: string) {
  const recipients = Array.from({length: count}, () => backend.client());
  const params = {address: testAddress, ...(passcode && {passcode})};
  const claims = await Promise.all(recipients.map((recipient) => recipient.claim(claimToken, params)));
  await backend.runDueJobs();
  return claims.map(({receiptToken}, i) => ({recipient: recipients[i]!, receiptToken}));
}

const text = (element: Element | null) => element?.textContent?.replace(/\s+/g, ' ').trim();

const expectHeading = (status: GiftStatus, text: string) =>
  waitFor(() => status.shadowRoot!.querySelector('h2')?.textContent?.trim() === text, `the heading never was “${text}”`);

describe('<gift-status>', () => {
  const here = location.href;
  afterEach(() => history.replaceState(null, '', here));

  it('shows the product and its progress, and is accessible', async () => {
    const {status, find} = await openStatus();
    expect(find('[part="product"]').textContent).to.contain('Kyusu teapot');
    expect(find('.steps [aria-current="step"]').textContent!.trim()).to.equal('Sent');
    await expect(status).to.be.accessible();
  });

  it('updates when the recipient opens the gift', async () => {
    const {backend, claimToken, status} = await openStatus();
    const opened = oneEvent(status, 'gift-opened');
    await backend.client().open(claimToken);
    await opened;
    await expectHeading(status, 'Opened, not accepted yet');
  });

  it('updates within a second of a claim in another browser, and closes its event stream when it is removed', async () => {
    const {backend, claimToken, status, heading} = await openStatus();
    await waitFor(async () => await backend.openStreams() === 1, 'it never opened an event stream');
    const recipient = backend.client();
    await recipient.open(claimToken);
    await expectHeading(status, 'Opened, not accepted yet');
    const claimed = oneEvent(status, 'gift-claimed');
    await recipient.claim(claimToken, {address: testAddress});
    const start = performance.now();
    await claimed;
    expect(performance.now() - start).to.be.lessThan(1_000);
    await status.updateComplete;
    expect(heading()).to.match(/^Accepted/);
    status.remove();
    await waitFor(async () => await backend.openStreams() === 0, 'its event stream is still open');
  });

  it('polls if the event stream cannot be opened or breaks off', async () => {
    for (const failure of ['unavailable', 'interrupted']) {
      const backend = await createBackend();
      if (failure === 'unavailable') await backend.addFault({kind: 'down', match: '/v1/gift/events'});
      const {manageToken, claimToken, sender} = await backend.createGift();
      const status = await fixture<GiftStatus>(html`<gift-status .client=${sender} .manageToken=${manageToken}></gift-status>`);
      await expectHeading(status, 'Waiting to be opened');
      if (failure === 'interrupted') {
        await waitFor(async () => await backend.openStreams() === 1, 'it never opened an event stream');
        await backend.addFault({kind: 'down', match: '/v1/gift/events'});
        await backend.dropStreams();
      }
      await backend.client().open(claimToken);
      await expectHeading(status, 'Opened, not accepted yet');
      expect(await backend.openStreams()).to.equal(0);
      status.remove();
    }
  });

  it('lets the sender edit the note until the gift is opened', async () => {
    const {find, status, sender, manageToken} = await openStatus();
    find('[data-action="note"]').click();
    await waitFor(() => status.shadowRoot!.activeElement?.id === 'note');
    const note = find<HTMLTextAreaElement>('#note');
    note.value = 'For quick evenings.';
    note.dispatchEvent(new Event('input'));
    find('form .button').click();
    await waitFor(() => find('.written')?.textContent === 'For quick evenings.');
    expect((await sender.gift(manageToken)).note).to.equal('For quick evenings.');
  });

  it('confirms before it cancels a gift, and then says what is refunded', async () => {
    const {find, status} = await openStatus();
    find('[data-action="cancel"]').click();
    await waitFor(() => find('.question'));
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

  it('changes nothing when a confirmation is dismissed', async () => {
    const {find, status, sender, manageToken} = await openStatus();
    find('[data-action="cancel"]').click();
    await waitFor(() => find('.question'));
    find('[data-dismiss-button]').click();
    await waitFor(() => status.shadowRoot!.activeElement === find('[data-action="cancel"]'));
    expect((await sender.gift(manageToken)).state).to.equal('ready');
  });

  it('replaces the link: the old one stops working, the new one opens the gift', async () => {
    const {backend, find, claimToken} = await openStatus();
    find('[data-action="link"]').click();
    await waitFor(() => find('.question'));
    await pressEnter(find('[data-confirm-button]'));
    await waitFor(() => find('gift-share'));
    const recipient = backend.client();
    const code = await recipient.card(claimToken).then(() => 'no error', (error: {code: string}) => error.code);
    expect(code).to.equal('link-replaced');
    const share = find<HTMLElement & {link: string}>('gift-share');
    await waitFor(() => share.link && !share.link.endsWith(claimToken));
    expect((await recipient.card(share.link.split('#')[1]!)).state).to.equal('sealed');
    const message = find('.done');
    expect(text(message)).to.equal('Here is the new link. The old one no longer works.');
    expect(message.nextElementSibling, 'it is shown beside the link').to.equal(share);
    expect(find('[role="status"]').className, 'and only there').to.equal('visually-hidden');
    expect(text(find('[role="status"]'))).to.equal(text(message));
  });

  it('performs no action that a script confirms', async () => {
    const {find, sender, manageToken} = await openStatus();
    const before = await sender.gift(manageToken);
    for (const action of ['cancel', 'link', 'extend']) {
      find(`[data-action="${action}"]`).click();
      await waitFor(() => find('.question'));
      find('[data-confirm-button]').click();
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(Boolean(find('[aria-busy]'))).to.equal(false);
      find('[data-dismiss-button]').click();
      await waitFor(() => !find('.question'));
    }
    expect((await sender.gift(manageToken)).sequence).to.equal(before.sequence);
  });

  it('gives more time: shows the new deadline before and after', async () => {
    const {backend, find, status, gift, manageToken, sender, claimToken} = await openStatus();
    const format = (instant: number) => new Intl.DateTimeFormat('en', {
      weekday: 'short', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit', timeZoneName: 'short',
    }).format(instant);
    const until = format(Date.parse(gift.claimDeadline!) + WEEK);
    find('[data-action="extend"]').click();
    await waitFor(() => find('.question'));
    expect(text(find('.question'))).to.contain(`They would have until ${until}.`);
    await expect(status).to.be.accessible();
    await pressEnter(find('[data-confirm-button]'));
    await waitFor(() => text(find('[role="status"]')) === `They now have until ${until}.`);
    const now = await sender.gift(manageToken);
    expect(Date.parse(now.claimDeadline!) - Date.parse(gift.claimDeadline!)).to.equal(WEEK);
    expect((await backend.client().card(claimToken)).claimDeadline).to.equal(now.claimDeadline);
    expect(Boolean(find('[data-action="extend"]'))).to.equal(false);
  });

  it('does not offer more time if the policy allows none', async () => {
    const {find} = await openStatus({}, {config: {policy: {claimWindowSeconds: 604_800, senderMayExtend: 0}}});
    expect(Boolean(find('[data-action="cancel"]'))).to.equal(true);
    expect(Boolean(find('[data-action="extend"]'))).to.equal(false);
  });

  describe('a gift for a group', () => {
    const counts = (status: GiftStatus) => [...status.shadowRoot!.querySelectorAll('.counts li')].map(text);
    const boxes = (status: GiftStatus) => [...status.shadowRoot!.querySelectorAll('.boxes svg')].map((svg) => svg.getAttribute('class')!.split(' ')[1]);

    it('counts the portions in each state, and is accessible', async () => {
      const {backend, status, find, gift, claimToken} = await openStatus({portions: 4});
      await expectHeading(status, 'Nobody has accepted yet');
      const claimed = oneEvent(status, 'gift-claimed');
      await acceptPortions(backend, claimToken, 3);
      await claimed;
      await expectHeading(status, '3 of 4 accepted');
      expect(text(find('[role="status"]'))).to.equal('Now: 3 of 4 accepted');
      await backend.callAsMerchant('POST', `/v1/orders/${gift.id}.1/shipped`, {});
      await backend.callAsMerchant('POST', `/v1/orders/${gift.id}.2/delivered`, {});
      await waitFor(() => counts(status).length === 4, 'the shipped portion was never counted');
      expect(counts(status)).to.deep.equal(['1 delivered', '1 on its way', '1 accepted', '1 still available']);
      expect(boxes(status)).to.deep.equal(['delivered', 'shipped', 'accepted', 'free']);
      expect(find('.boxes').getAttribute('aria-hidden')).to.equal('true');
      await pressEnter(find('.portions summary'));
      expect([...status.shadowRoot!.querySelectorAll('.portions ol li')].map((li) => text(li.children[1]!)))
        .to.deep.equal(['On its way', 'Delivered', 'Accepted', 'Still available']);
      await expect(status).to.be.accessible();
    });

    it('says exactly what is refunded and what is not', async () => {
      const {backend, status, find, claimToken} = await openStatus({portions: 3});
      await acceptPortions(backend, claimToken, 1);
      await expectHeading(status, '1 of 3 accepted');
      find('[data-action="cancel"]').click();
      await waitFor(() => find('.question'));
      expect(text(find('#says'))).to.contain('€96 is refunded to your original payment method: for the 2 that nobody has accepted, €48 each.');
      expect(text(find('#says'))).to.contain('The one that was accepted isn’t affected.');
      expect(text(find('#says'))).to.contain('your bank may take a few days');
      const cancelled = oneEvent(status, 'gift-cancelled');
      await pressEnter(find('[data-confirm-button]'));
      await cancelled;
      await waitFor(() => counts(status).includes('2 cancelled'));
      expect(find('h2').textContent).to.equal('1 of 3 accepted');
      expect(text(find('.money'))).to.match(/^€96 /);
    });

    it('shows a hundred portions on a small phone without scrolling sideways', async () => {
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

    it('shows all thanks, the newest first, and collapses them after three', async () => {
      const {backend, status, find, claimToken} = await openStatus({portions: 5});
      const recipients = await acceptPortions(backend, claimToken, 5);
      await expectHeading(status, 'All 5 accepted');
      for (const [i, {recipient, receiptToken}] of recipients.entries()) await recipient.thank(receiptToken, {note: `Thank you ${i}`, emoji: i % 2 ? '🎉' : ''});
      await waitFor(() => status.shadowRoot!.querySelectorAll('blockquote').length === 5, 'some thanks are missing');
      expect(status.shadowRoot!.querySelectorAll('.thanks > blockquote')).to.have.lengthOf(3);
      expect(text(find('.thanks summary'))).to.equal('2 more');
      await expect(status).to.be.accessible();
    });
  });

  it('shows when a scheduled gift can be opened, in both time zones, and what the link does until then', async () => {
    const at = new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 3 * 86_400_000).toISOString();
    const {backend, status, find, claimToken} = await openStatus({sendAt: {at, timeZone: 'Asia/Shanghai'}});
    await expectHeading(status, 'Scheduled');
    await waitFor(() => find('.left'), 'the schedule is missing');
    const schedule = text(find('.left'))!;
    expect(schedule).to.contain('3 days to go');
    expect(schedule).to.contain('It can be opened from');
    expect(schedule).to.contain('China Standard Time');
    expect(schedule).to.contain('After that, they have 7 days to accept. If they don’t, you get your money back.');
    await expect(status).to.be.accessible();
    expect((await backend.client().card(claimToken)).state).to.equal('scheduled');
    await backend.advance(4 * 86_400_000);
    await expectHeading(status, 'Waiting to be opened');
  });

  it('mentions surprise and passcode while the gift can be accepted', async () => {
    const {backend, status, find, claimToken} = await openStatus({secret: true, passcode: 'moon'});
    await waitFor(() => find('.conditions'), 'the conditions are missing');
    expect(text(find('.conditions'))).to.contain('It’s a surprise').and.to.contain('It opens with the passcode you chose');
    expect(status.shadowRoot!.textContent).not.to.contain('moon');
    await acceptPortions(backend, claimToken, 1, 'moon');
    await waitFor(() => !find('.conditions'), 'the conditions are still shown');
  });

  /** A gift whose passcode someone has guessed too often. */
  async function openBlockedStatus() {
    const opened = await openStatus({passcode: 'moon'}, {config: {limits: {wrongPasscodesPerGift: 1}}});
    await opened.backend.client().open(opened.claimToken, 'guess').catch(() => undefined);
    await waitFor(() => opened.find('.blocked'), 'the sender is not told');
    return opened;
  }

  it('says that too many wrong passcodes were tried, and offers a new link', async () => {
    const {backend, status, find, sender, manageToken} = await openBlockedStatus();
    expect(text(find('.blocked'))).to.contain('Too many wrong passcodes').and.to.contain('If the link may have reached someone else, get a new one.');
    await expect(status).to.be.accessible();
    await pressEnter(find('.blocked [data-action=link]'));
    await waitFor(() => find('[data-confirm-button]'), 'the confirmation never opened');
    await pressEnter(find('[data-confirm-button]'));
    await waitFor(() => !find('.blocked'), 'the warning is still shown');
    const link = await sender.claimLink(await sender.gift(manageToken), manageToken);
    expect((await backend.client().open(link.split('#')[1]!, 'moon')).state).to.equal('opened');
  });

  it('changes the passcode by keyboard, to one that it suggests, and names it', async () => {
    const {backend, status, find, claimToken} = await openBlockedStatus();
    await pressEnter(find('[data-action=passcode]'));
    const input = () => find<HTMLInputElement>('form.passcode input');
    await waitFor(() => input() && status.shadowRoot!.activeElement === input(), 'the field does not get the focus');
    await expect(status).to.be.accessible();
    await pressEnter(find('form.passcode [part=button]'));
    expect((await backend.requests()).some(({path}) => path === '/v1/gift/passcode'), 'an empty passcode is not sent').to.equal(false);
    await pressEnter(find('[data-suggest]'));
    await waitFor(() => /^[2-9b-z]{6}$/.test(input().value), 'nothing was suggested');
    const passcode = input().value;
    await pressEnter(find('form.passcode [part=button]'));
    await waitFor(() => text(find('.done'))?.startsWith(`The new passcode is ${passcode}.`), 'the new passcode is not named');
    expect(find('.blocked')).to.equal(null);
    await waitFor(() => status.shadowRoot!.activeElement === find('[data-action=passcode]'), 'the focus is lost');
    expect((await backend.client().open(claimToken, passcode)).state).to.equal('opened');
  });

  it('shows that the gift expired and was refunded', async () => {
    const {backend, status, find} = await openStatus();
    const refunded = oneEvent(status, 'gift-refunded');
    await backend.advance(WEEK + 1000);
    await backend.runDueJobs();
    await expectHeading(status, 'Not accepted in time');
    await refunded;
    expect(find('.money').textContent).to.equal('€48 has been refunded to you.');
  });

  it('shows that the gift was declined', async () => {
    const {backend, status, claimToken} = await openStatus();
    const declined = oneEvent(status, 'gift-declined');
    await backend.client().decline(claimToken);
    await declined;
    await expectHeading(status, 'Kindly declined');
  });

  it('tells the note of a decline from thanks', async () => {
    const {backend, status, find, claimToken} = await openStatus({portions: 2});
    const [accepted] = await acceptPortions(backend, claimToken, 1);
    await accepted!.recipient.thank(accepted!.receiptToken, {note: 'How lovely.', emoji: ''});
    await waitFor(() => find('.thanks'));
    expect(Boolean(find('.decline-notes'))).to.equal(false);

    const other = await openStatus();
    await other.backend.client().decline(other.claimToken, 'My shelf is full.');
    await waitFor(() => other.find('.decline-notes'));
    expect(text(other.find('.decline-notes'))).to.equal('They wrote My shelf is full.');
    expect(other.status.shadowRoot!.textContent).not.to.contain('thank you My');
    expect(other.find('.thanks:not(.decline-notes)')).to.equal(null);
    expect(text(find('.thanks'))).to.equal('They say thank you How lovely.');
    await expect(other.status).to.be.accessible();
    await expect(status).to.be.accessible();
  });

  it('says that nothing is charged when a hold is released', async () => {
    const {sender, gift, manageToken} = await (await createBackend()).createGift();
    sender.giftIfChanged = async () => ({data: {...gift, policy: {...gift.policy, payment: 'hold' as const}}, etag: undefined});
    const status = await fixture<GiftStatus>(html`<gift-status .client=${sender} .manageToken=${manageToken}></gift-status>`);
    const find = (selector: string) => status.shadowRoot!.querySelector<HTMLElement>(selector)!;
    await waitFor(() => find('[data-action="cancel"]'));
    find('[data-action="cancel"]').click();
    await waitFor(() => find('.question'));
    expect(text(find('.question'))).to.contain('€48 is no longer reserved on your card. You aren’t charged anything.');
  });

  it('keeps punctuation at the end of its sentence if language and direction differ', async () => {
    const {status, find} = await openStatus();
    status.dir = 'rtl';
    const sentence = find('.state p');
    const textNode = [...sentence.childNodes].find((node) => node.nodeType === 3 && node.textContent!.trim())!;
    const rectOf = (at: number) => {
      const range = document.createRange();
      range.setStart(textNode, at);
      range.setEnd(textNode, at + 1);
      return range.getBoundingClientRect();
    };
    const end = textNode.textContent!.indexOf('yet.') + 3;
    expect(rectOf(end).left).to.be.closeTo(rectOf(end - 1).right, 1);
    expect(getComputedStyle(sentence).textAlign, 'it is aligned with its language').to.equal('left');
  });

  it('keeps showing the last known state while there is no connection', async () => {
    const {backend, status, heading} = await openStatus();
    await backend.disconnect();
    await waitFor(() => status.shadowRoot!.querySelector('.error'));
    expect(heading()).to.equal('Waiting to be opened');
  });

  it('logs the cause of an unexpected exception once, and shows one message', async () => {
    const {find, status, sender} = await openStatus();
    const bug = new TypeError('a bug');
    sender.editNote = () => Promise.reject(bug);
    const logged: unknown[] = [];
    const {error} = console;
    console.error = (...values: unknown[]) => logged.push(...values);
    try {
      find('[data-action="note"]').click();
      await waitFor(() => find('#note'));
      const failed = oneEvent(status, 'gift-failed') as Promise<Event> as Promise<GiftFailedEvent>;
      find('form .button').click();
      expect((await failed).error.code).to.equal('unknown');
      await waitFor(() => find('.error'));
    } finally {
      console.error = error;
    }
    expect(logged).to.deep.equal([bug]);
    expect([...status.shadowRoot!.querySelectorAll('.error')].map(text)).to.deep.equal(['That didn’t work. Nothing you typed is lost.']);
  });

  it('has the CSS state busy while it waits for the backend', async () => {
    const {find, status, sender, gift} = await openStatus();
    await waitFor(() => !status.matches(':state(busy)'));
    let respond = (_gift: typeof gift) => {};
    sender.editNote = () => new Promise((resolve) => { respond = resolve; });
    find('[data-action="note"]').click();
    await waitFor(() => find('#note'));
    find('form .button').click();
    expect(status.matches(':state(busy)')).to.equal(true);
    respond(gift);
    await waitFor(() => !status.matches(':state(busy)'));
  });

  it('removes a manage link from the address bar of a shop’s page, and stores the gift', async () => {
    const {backend, manageToken} = await openStatus();
    location.hash = manageToken;
    const status = await fixture<GiftStatus>(html`<gift-status backend=${backend.url}></gift-status>`);
    await expectHeading(status, 'Waiting to be opened');
    expect(location.hash).to.equal('');
    const later = await fixture<GiftStatus>(html`<gift-status backend=${backend.url}></gift-status>`);
    await expectHeading(later, 'Waiting to be opened');
  });

  it('never offers the links of one gift beside another', async () => {
    const backend = await createBackend();
    const {sender, manageToken, claimToken} = await backend.createGift();
    const other = await backend.createGift({draftKey: 'mug', product: 'mug', variant: 'mug'});
    const status = await fixture<GiftStatus>(html`<gift-status .client=${sender} .manageToken=${manageToken}></gift-status>`);
    await expectHeading(status, 'Waiting to be opened');
    const find = <E extends HTMLElement>(selector: string) => status.shadowRoot!.querySelector<E>(selector);
    const shared = () => find<HTMLElement & {link: string}>('gift-share')?.link;
    await pressEnter(find('.button.block')!);
    await waitFor(() => shared()?.endsWith(claimToken));
    const {writeText} = navigator.clipboard;
    navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
    await pressEnter(find('.own .button')!);
    await waitFor(() => find<HTMLInputElement>('.own input')?.value.endsWith(manageToken));
    navigator.clipboard.writeText = writeText;
    // Without a connection, the link of the other gift cannot be derived.
    sender.claimLink = () => Promise.reject(new Error('offline'));
    status.manageToken = other.manageToken;
    await waitFor(() => text(find('[part="product"]'))?.includes('mug'));
    await pressEnter(find('.button.block')!);
    await waitFor(() => shared() !== undefined);
    expect(shared()).to.equal('');
    expect(find('.own input')).to.equal(null);
  });

  it('leaves the link in the address bar of the manage page', async () => {
    const {backend, manageToken} = await openStatus();
    location.hash = manageToken;
    const status = await fixture<GiftStatus>(html`<gift-status backend=${backend.url} hosted></gift-status>`);
    await expectHeading(status, 'Waiting to be opened');
    expect(location.hash).to.equal(`#${manageToken}`);
  });

  it('lists the gifts that were sent from this browser', async () => {
    const backend = await createBackend();
    const {sender} = await backend.createGift();
    const other = await sender.draft({draftKey: 'mug', product: 'mug', senderName: 'Ana', returnUrl: `${location.origin}/product`});
    const status = await fixture<GiftStatus>(html`<gift-status .client=${sender}></gift-status>`);
    await expectHeading(status, 'Which gift?');
    const shown = () => [...status.shadowRoot!.querySelectorAll('.sent li')].map(text);
    await waitFor(() => shown().join().includes('Waiting to be opened'), 'their states were never shown');
    expect(shown()[0]).to.match(/^Morning mug .*Not paid yet$/);
    expect(shown()[1]).to.match(/^Kyusu teapot Sent on .*Waiting to be opened$/);
    await expect(status).to.be.accessible();
    await pressEnter(status.shadowRoot!.querySelectorAll<HTMLElement>('.choose')[1]!);
    await expectHeading(status, 'Waiting to be opened');
    await waitFor(() => status.shadowRoot!.activeElement?.localName === 'h2');
    await pressEnter(status.shadowRoot!.querySelector('.back')!);
    await expectHeading(status, 'Which gift?');
    await waitFor(() => status.shadowRoot!.activeElement?.localName === 'h2');
    status.gift = other.gift.id;
    await expectHeading(status, 'Not paid yet');
  });

  it('removes a gift from this browser after a trusted click, without affecting the gift', async () => {
    const backend = await createBackend();
    const {sender, manageToken} = await backend.createGift();
    await sender.draft({draftKey: 'mug', product: 'mug', senderName: 'Ana', returnUrl: `${location.origin}/product`});
    await sender.draft({draftKey: 'sampler', product: 'sampler', variant: 'small', senderName: 'Ana', returnUrl: `${location.origin}/product`});
    const status = await fixture<GiftStatus>(html`<gift-status .client=${sender}></gift-status>`);
    await expectHeading(status, 'Which gift?');
    const find = (selector: string) => status.shadowRoot!.querySelector<HTMLElement>(selector)!;
    const remove = find('[aria-label="Remove Kyusu teapot from this browser"]');
    await pressEnter(remove);
    await waitFor(() => find('.question') && status.shadowRoot!.activeElement === find('.question'));
    expect(text(find('.question'))).to.contain('you can no longer follow it or cancel it');
    await expect(status).to.be.accessible();
    await pressEnter(find('[data-dismiss-button]'));
    await waitFor(() => status.shadowRoot!.activeElement === remove);
    await pressEnter(remove);
    await waitFor(() => find('[data-confirm-button]'));
    find('[data-confirm-button]').click();
    expect(sender.sentGifts()).to.have.lengthOf(3);
    await pressEnter(find('[data-confirm-button]'));
    await waitFor(() => status.shadowRoot!.querySelectorAll('.sent li').length === 2);
    expect(sender.sentGifts().map(({productTitle}) => productTitle)).not.to.include('Kyusu teapot');
    expect(text(find('[role="status"]'))).to.equal('Removed from this browser.');
    expect((await sender.gift(manageToken)).state).to.equal('ready');
  });

  it('explains every link that leads to no gift', async () => {
    const backend = await createBackend();
    const none = await fixture<GiftStatus>(html`<gift-status backend=${backend.url}></gift-status>`);
    await expectHeading(none, 'No gift here');
    location.hash = '#gm_abc';
    await expectHeading(none, 'This link is incomplete');
    location.hash = createToken('manage');
    await expectHeading(none, 'We couldn’t find this gift');
    await expect(none).to.be.accessible();
  });

  it('follows the language of the page', async () => {
    const {status} = await openStatus();
    status.lang = 'zh-CN';
    await expectHeading(status, '等待对方拆开');
  });
});
