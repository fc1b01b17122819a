import {expect, fixture, html} from '@open-wc/testing';
import {emulateMedia, sendKeys} from '@web/test-runner-commands';
import {GiftShare} from '../../../src/elements/gift-share/gift-share.ts';
import {defineOnce} from '../../../src/elements/shared/define-once.ts';
import type {GiftSharedEvent} from '../../../src/index.ts';
import type {Gift} from '../../../src/protocol/index.ts';
import {createBackend} from '../../support/browser-backend.ts';
import {itWithSettings} from '../../support/reader-settings.ts';
import {waitFor} from '../../support/wait.ts';

defineOnce('gift-share', GiftShare);

const link = 'https://gifts.example/g/AAAAAAAAAAAAAAAAAAAAAA#gc_0123456789-_&?';

async function openShare({lang = 'en', senderName = 'Ana & “Bo”', gift}: {lang?: string; senderName?: string; gift?: Gift} = {}) {
  const sharedMethods: string[] = [];
  const share = await fixture<GiftShare>(html`<gift-share lang=${lang} .link=${link} .senderName=${senderName} .gift=${gift}
    .giftRef=${{gift: 'AAAAAAAAAAAAAAAAAAAAAA', state: 'ready'}}></gift-share>`);
  share.addEventListener('gift-shared', (event) => sharedMethods.push((event as GiftSharedEvent).method));
  await waitFor(() => share.shadowRoot!.querySelector('[part="more"]'));
  const more = share.shadowRoot!.querySelector<HTMLButtonElement>('[part="more"]')!;
  const targets = () => share.shadowRoot!.querySelector('gift-share-targets')?.shadowRoot ?? undefined;
  return {
    share, sharedMethods, more, targets,
    async openTargets() {
      more.click();
      await waitFor(() => targets()?.querySelector('a'));
      return targets()!;
    },
  };
}

describe('<gift-share>', () => {
  it('is accessible with all its targets, in both languages', async () => {
    for (const lang of ['en', 'zh-CN']) {
      const {share, openTargets} = await openShare({lang});
      (await openTargets()).querySelector<HTMLButtonElement>('[part="wechat"]')!.click();
      await waitFor(() => share.shadowRoot!.querySelector('gift-share-targets')!.shadowRoot!.querySelector('figure'));
      await expect(share).to.be.accessible();
    }
  });

  it('puts the message and the whole link, with its hash, into the link of each messenger', async () => {
    const {openTargets} = await openShare();
    const root = await openTargets();
    const to = (target: string) => new URL(root.querySelector<HTMLAnchorElement>(`[part="${target}"]`)!.href);
    const message = 'Ana & “Bo” has a gift for you';
    expect(to('whatsapp').href).to.match(/^https:\/\/wa\.me\/\?text=/);
    expect(to('whatsapp').searchParams.get('text')).to.equal(`${message}\n${link}`);
    expect(to('telegram').origin + to('telegram').pathname).to.equal('https://t.me/share/url');
    expect(to('telegram').searchParams.get('url')).to.equal(link);
    expect(to('telegram').searchParams.get('text')).to.equal(message);
    expect(to('line').origin + to('line').pathname).to.equal('https://line.me/R/share');
    expect(to('line').searchParams.get('text')).to.equal(`${message}\n${link}`);
    expect(to('sms').protocol).to.equal('sms:');
    expect(to('sms').searchParams.get('body')).to.equal(`${message}\n${link}`);
    expect(to('email').searchParams.get('subject')).to.equal(message);
    expect(to('email').searchParams.get('body')).to.equal(`${message}\r\n${link}`);
    for (const anchor of root.querySelectorAll('a')) expect(anchor.rel).to.equal('noopener noreferrer');
  });

  it('writes the message in the sender’s language', async () => {
    const {openTargets} = await openShare({lang: 'zh-CN', senderName: '安娜'});
    const {href} = (await openTargets()).querySelector<HTMLAnchorElement>('[part="whatsapp"]')!;
    expect(new URL(href).searchParams.get('text')).to.equal(`安娜送你一份礼物\n${link}`);
  });

  it('says that a passcode is needed, but not which, and that a gift is for a group', async () => {
    const backend = await createBackend();
    const {gift} = await backend.createGift({passcode: 'moonlight', portions: 3});
    const messages = {
      en: 'Ana has 3 gifts for you all\nAsk Ana for the passcode.', 'zh-CN': 'Ana送大家 3 份礼物\n拆开需要口令，问Ana要就好。',
    };
    for (const [lang, message] of Object.entries(messages)) {
      const {openTargets} = await openShare({lang, senderName: 'Ana', gift});
      const root = await openTargets();
      const to = (target: string) => new URL(root.querySelector<HTMLAnchorElement>(`[part="${target}"]`)!.href);
      expect(to('whatsapp').searchParams.get('text')).to.equal(`${message}\n${link}`);
      expect(to('email').searchParams.get('subject')).to.equal(message.split('\n')[0]);
      expect(to('email').searchParams.get('body')).to.equal(`${message.replace('\n', '\r\n')}\r\n${link}`);
      for (const anchor of root.querySelectorAll('a')) expect(anchor.href).not.to.contain('moonlight');
    }
  });

  it('dispatches gift-shared with the method, and nothing while targets are only shown', async () => {
    const {sharedMethods, openTargets} = await openShare();
    const root = await openTargets();
    expect(sharedMethods).to.deep.equal([]);
    for (const anchor of root.querySelectorAll('a')) {
      anchor.addEventListener('click', (event) => event.preventDefault());
      anchor.click();
    }
    root.querySelector<HTMLButtonElement>('[part="wechat"]')!.click();
    expect(sharedMethods).to.deep.equal(['whatsapp', 'telegram', 'line', 'sms', 'email', 'wechat']);
  });

  it('can be operated by keyboard', async () => {
    const {more, targets, share} = await openShare();
    more.focus();
    await sendKeys({press: 'Enter'});
    await waitFor(() => targets()?.querySelector('a'));
    expect(more.getAttribute('aria-expanded')).to.equal('true');
    await sendKeys({press: 'Tab'});
    expect(targets()!.activeElement?.getAttribute('part')).to.equal('whatsapp');
    for (let i = 0; i < 5; i++) await sendKeys({press: 'Tab'});
    await sendKeys({press: ' '});
    await waitFor(() => targets()!.querySelector('figure svg')?.getAttribute('aria-label') === 'QR code to scan with WeChat');
    more.click();
    await waitFor(() => !share.shadowRoot!.querySelector('gift-share-targets'));
  });

  describe('the poster', () => {
    /** Opens the poster of a real gift and waits until it is drawn. */
    async function openPoster(change: Partial<Gift> = {}, {lang = 'en', use = 'picture'} = {}) {
      const backend = await createBackend();
      const {gift} = await backend.createGift({cover: 'birthday'});
      const {share, sharedMethods, openTargets} = await openShare({lang});
      share.gift = {...gift, ...change};
      const root = await openTargets();
      await waitFor(() => root.querySelector(`[part="${use}"]`));
      root.querySelector<HTMLButtonElement>(`[part="${use}"]`)!.click();
      await waitFor(() => root.querySelector('gift-poster')?.shadowRoot?.querySelector('canvas'), 'no poster was drawn');
      const inside = root.querySelector('gift-poster')!.shadowRoot!;
      const canvas = inside.querySelector('canvas')!;
      return {share, sharedMethods, inside, canvas, bytes: () => canvas.toDataURL()};
    }

    /** A pixel that shows only the color of the cover. */
    const corner = (canvas: HTMLCanvasElement) => canvas.getContext('2d')!.getImageData(8, 1430, 1, 1).data;

    it('is 1080 by 1440 pixels in the color of the cover, has a label, and can be saved', async () => {
      const {canvas, inside, share, sharedMethods} = await openPoster();
      expect([canvas.width, canvas.height]).to.deep.equal([1080, 1440]);
      const [red, , blue] = corner(canvas);
      expect(red).to.be.greaterThan(blue!);
      expect(canvas.getAttribute('aria-label')).to.contain('QR code');
      const save = inside.querySelector<HTMLAnchorElement>('[part="save-poster"]')!;
      const saved = await (await fetch(save.href)).blob();
      expect(saved.type).to.equal('image/png');
      expect(save.download).to.equal('gift.png');
      save.addEventListener('click', (event) => event.preventDefault());
      save.click();
      expect(sharedMethods).to.deep.equal(['poster']);
      await expect(share).to.be.accessible();
    });

    it('shows nothing of the product if the gift is a surprise', async () => {
      const product = (title: string) => ({ref: 'teapot', title});
      const [one, other, open] = await Promise.all([
        openPoster({secret: true, product: product('Teapot')}), openPoster({secret: true, product: product('Mug')}), openPoster({product: product('Teapot')}),
      ]);
      expect(one.bytes()).to.equal(other.bytes());
      expect(one.bytes()).not.to.equal(open.bytes());
    });

    it('leaves out an image that cannot be loaded', async () => {
      const {bytes} = await openPoster({product: {ref: 'teapot', title: 'Teapot', image: 'http://127.0.0.1:9/teapot.png'}});
      const {bytes: without} = await openPoster({product: {ref: 'teapot', title: 'Teapot'}});
      expect(bytes()).to.equal(without());
    });

    it('shows an SVG and a bitmap that may be read, and leaves out one that may not', async () => {
      const drawing = '/demo/images/teapot-ink.svg';
      const elsewhere = `http://${location.hostname === 'localhost' ? '127.0.0.1' : 'localhost'}:${location.port}${drawing}`;
      // It may be displayed, but not read.
      expect((await fetch(elsewhere, {mode: 'no-cors'})).type).to.equal('opaque');
      const photograph = Object.assign(document.createElement('canvas'), {width: 300, height: 200});
      photograph.getContext('2d')!.fillRect(0, 0, 300, 200);
      const product = (image?: string) => ({product: {ref: 'teapot', title: 'Teapot', ...(image && {image})}});
      const [none, drawn, photographed, closed] = await Promise.all(
        [undefined, drawing, photograph.toDataURL(), elsewhere].map((image) => openPoster(product(image))),
      );
      const middle = ({canvas}: {canvas: HTMLCanvasElement}) => [...canvas!.getContext('2d')!.getImageData(540, 352, 1, 1).data];
      expect(middle(photographed!)).to.deep.equal([0, 0, 0, 255]);
      expect(middle(drawn!)[2]).to.be.greaterThan(middle(drawn!)[0]!, 'the teapot is blue');
      expect(closed!.bytes()).to.equal(none!.bytes());
      expect(drawn!.bytes()).not.to.equal(none!.bytes());
    });

    it('is shared as a file if the browser can share files', async () => {
      const shared: ShareData[] = [];
      const {canShare, share: native} = navigator;
      Object.assign(navigator, {canShare: () => true, share: async (data: ShareData) => { shared.push(data); }});
      try {
        const {inside, sharedMethods} = await openPoster({}, {lang: 'zh-CN'});
        inside.querySelector<HTMLButtonElement>('[part="share-poster"]')!.click();
        await waitFor(() => sharedMethods.includes('poster'));
        expect(shared[0]!.files![0]!.name).to.equal('gift.png');
        expect(shared[0]!.url).to.equal(undefined);
      } finally {
        Object.assign(navigator, {canShare, share: native});
      }
    });

    describe('printed', () => {
      const native = window.print;
      const here = location.href;
      afterEach(async () => {
        window.print = native;
        history.replaceState(null, '', here);
        dispatchEvent(new Event('afterprint'));
        await emulateMedia({media: 'screen'});
      });

      itWithSettings('prints a card of 10.5 by 14 cm and nothing else, and then restores the page', async () => {
        const {sharedMethods, inside, share} = await openPoster({}, {use: 'print'});
        await expect(share).to.be.accessible();
        const sheets = document.adoptedStyleSheets.length;
        let address = '';
        window.print = () => { address = location.href; };
        // The manage token in the address bar must not be printed on the card.
        location.hash = '#gm_secret';
        inside.querySelector<HTMLButtonElement>('[part="print-card"]')!.click();
        expect(sharedMethods).to.deep.equal(['print']);
        expect(address).not.to.contain('gm_secret');
        const card = document.body.lastElementChild as HTMLElement;
        expect(getComputedStyle(card).display).to.equal('none');
        await emulateMedia({media: 'print'});
        const seen = [...document.body.children].filter((element) => element.checkVisibility());
        expect(seen).to.deep.equal([card]);
        const {width, height} = card.querySelector('canvas')!.getBoundingClientRect();
        expect([width, height].map((px) => Math.round(px / 96 * 25.4))).to.deep.equal([105, 140]);
        dispatchEvent(new Event('afterprint'));
        await emulateMedia({media: 'screen'});
        expect(card.isConnected).to.equal(false);
        expect(document.adoptedStyleSheets).to.have.lengthOf(sheets);
        expect(location.hash).to.equal('#gm_secret');
      });
    });
  });
});
