import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {emulateMedia, sendKeys} from '@web/test-runner-commands';
import {GiftShare} from '../../src/elements/gift-share/gift-share.ts';
import {defineOnce} from '../../src/elements/shared/define-once.ts';
import type {GiftSharedEvent} from '../../src/index.ts';
import type {Gift} from '../../src/protocol/index.ts';
import {createBackend} from '../support/browser-backend.ts';

defineOnce('gift-share', GiftShare);

const link = 'https://gifts.example/g/AAAAAAAAAAAAAAAAAAAAAA#gc_0123456789-_&?';

async function openShare({lang = 'en', senderName = 'Ana & “Bo”', whole}: {lang?: string; senderName?: string; whole?: Gift} = {}) {
  const sharedMethods: string[] = [];
  const share = await fixture<GiftShare>(html`<gift-share lang=${lang} .link=${link} .senderName=${senderName} .gift=${whole}
    .giftRef=${{gift: 'AAAAAAAAAAAAAAAAAAAAAA', state: 'ready'}}></gift-share>`);
  share.addEventListener('gift-shared', (event) => sharedMethods.push((event as GiftSharedEvent).method));
  await waitUntil(() => share.shadowRoot!.querySelector('[part="more"]'));
  const more = share.shadowRoot!.querySelector<HTMLButtonElement>('[part="more"]')!;
  const targets = () => share.shadowRoot!.querySelector('gift-share-targets')?.shadowRoot ?? undefined;
  return {
    share, told: sharedMethods, more, ways: targets,
    async openTargets() {
      more.click();
      await waitUntil(() => targets()?.querySelector('a'));
      return targets()!;
    },
  };
}

describe('<gift-share>', () => {
  it('is accessible with all its ways, in both languages', async () => {
    for (const lang of ['en', 'zh-CN']) {
      const {share, openTargets} = await openShare({lang});
      (await openTargets()).querySelector<HTMLButtonElement>('[part="wechat"]')!.click();
      await waitUntil(() => share.shadowRoot!.querySelector('gift-share-targets')!.shadowRoot!.querySelector('figure'));
      await expect(share).to.be.accessible();
    }
  });

  it('writes the message and the whole link, fragment and all, into each messenger’s own link', async () => {
    const {openTargets} = await openShare();
    const root = await openTargets();
    const to = (way: string) => new URL(root.querySelector<HTMLAnchorElement>(`[part="${way}"]`)!.href);
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
    expect(to('mail').searchParams.get('subject')).to.equal(message);
    expect(to('mail').searchParams.get('body')).to.equal(`${message}\r\n${link}`);
    for (const anchor of root.querySelectorAll('a')) expect(anchor.rel).to.equal('noopener noreferrer');
  });

  it('speaks the sender’s language to the friend', async () => {
    const {openTargets} = await openShare({lang: 'zh-CN', senderName: '安娜'});
    const {href} = (await openTargets()).querySelector<HTMLAnchorElement>('[part="whatsapp"]')!;
    expect(new URL(href).searchParams.get('text')).to.equal(`安娜送你一份礼物\n${link}`);
  });

  it('says that a passcode is needed, never which, and that a gift is for all', async () => {
    const backend = await createBackend();
    const {gift} = await backend.createGift({passcode: 'moonlight', portions: 3});
    const messages = {
      en: 'Ana has 3 gifts for you all\nAsk Ana for the passcode.', 'zh-CN': 'Ana送大家 3 份礼物\n拆开需要口令，问Ana要就好。',
    };
    for (const [lang, message] of Object.entries(messages)) {
      const {openTargets} = await openShare({lang, senderName: 'Ana', whole: gift});
      const root = await openTargets();
      const to = (way: string) => new URL(root.querySelector<HTMLAnchorElement>(`[part="${way}"]`)!.href);
      expect(to('whatsapp').searchParams.get('text')).to.equal(`${message}\n${link}`);
      expect(to('mail').searchParams.get('subject')).to.equal(message.split('\n')[0]);
      expect(to('mail').searchParams.get('body')).to.equal(`${message.replace('\n', '\r\n')}\r\n${link}`);
      for (const anchor of root.querySelectorAll('a')) expect(anchor.href).not.to.contain('moonlight');
    }
  });

  it('tells the page which way was taken, and nothing when more is only looked at', async () => {
    const {told, openTargets} = await openShare();
    const root = await openTargets();
    expect(told).to.deep.equal([]);
    for (const anchor of root.querySelectorAll('a')) {
      anchor.addEventListener('click', (event) => event.preventDefault());
      anchor.click();
    }
    root.querySelector<HTMLButtonElement>('[part="wechat"]')!.click();
    expect(told).to.deep.equal(['whatsapp', 'telegram', 'line', 'sms', 'mail', 'wechat']);
  });

  it('is walked through by keyboard', async () => {
    const {more, ways, share} = await openShare();
    more.focus();
    await sendKeys({press: 'Enter'});
    await waitUntil(() => ways()?.querySelector('a'));
    expect(more.getAttribute('aria-expanded')).to.equal('true');
    await sendKeys({press: 'Tab'});
    expect(ways()!.activeElement?.getAttribute('part')).to.equal('whatsapp');
    for (let i = 0; i < 5; i++) await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Space'});
    await waitUntil(() => ways()!.querySelector('figure svg')?.getAttribute('aria-label') === 'QR code to scan with WeChat');
    more.click();
    await waitUntil(() => !share.shadowRoot!.querySelector('gift-share-targets'));
  });

  describe('the picture', () => {
    /** The poster of a real gift, drawn. */
    async function openPoster(change: Partial<Gift> = {}, {lang = 'en', use = 'picture'} = {}) {
      const backend = await createBackend();
      const {gift} = await backend.createGift({cover: 'birthday'});
      const {share, told, openTargets} = await openShare({lang});
      share.gift = {...gift, ...change};
      const root = await openTargets();
      await waitUntil(() => root.querySelector(`[part="${use}"]`));
      root.querySelector<HTMLButtonElement>(`[part="${use}"]`)!.click();
      await waitUntil(() => root.querySelector('gift-poster')?.shadowRoot?.querySelector('canvas'), 'no poster was drawn', {timeout: 8000});
      const inside = root.querySelector('gift-poster')!.shadowRoot!;
      const canvas = inside.querySelector('canvas')!;
      return {share, told, inside, canvas, bytes: () => canvas.toDataURL()};
    }

    /** How red a spot is that shows only the cover's colour. */
    const corner = (canvas: HTMLCanvasElement) => canvas.getContext('2d')!.getImageData(8, 1430, 1, 1).data;

    it('is 1080 by 1440, in the cover’s colour, named, and ready to be saved', async () => {
      const {canvas, inside, share, told} = await openPoster();
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
      expect(told).to.deep.equal(['poster']);
      await expect(share).to.be.accessible();
    });

    it('shows nothing of the product when the gift is a secret', async () => {
      const product = (title: string) => ({ref: 'teapot', title});
      const [one, other, open] = await Promise.all([
        openPoster({secret: true, product: product('Teapot')}), openPoster({secret: true, product: product('Mug')}), openPoster({product: product('Teapot')}),
      ]);
      expect(one.bytes()).to.equal(other.bytes());
      expect(one.bytes()).not.to.equal(open.bytes());
    });

    it('does without a picture that its host lets no page read', async () => {
      const {bytes} = await openPoster({product: {ref: 'teapot', title: 'Teapot', image: 'http://127.0.0.1:9/teapot.png'}});
      const {bytes: without} = await openPoster({product: {ref: 'teapot', title: 'Teapot'}});
      expect(bytes()).to.equal(without());
    });

    it('shows a drawing and a photograph that may be read, and does without one that may not', async () => {
      const drawing = '/demo/images/teapot-ink.svg';
      const elsewhere = `http://${location.hostname === 'localhost' ? '127.0.0.1' : 'localhost'}:${location.port}${drawing}`;
      // It is there to be seen, but not to be read.
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

    it('is shared as a file where the browser shares files', async () => {
      const shared: ShareData[] = [];
      const {canShare, share: native} = navigator;
      Object.assign(navigator, {canShare: () => true, share: async (data: ShareData) => { shared.push(data); }});
      try {
        const {inside, told} = await openPoster({}, {lang: 'zh-CN'});
        inside.querySelector<HTMLButtonElement>('[part="share-poster"]')!.click();
        await waitUntil(() => told.includes('poster'));
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

      it('is a card of 10.5 by 14 cm and nothing else of the page; afterwards the page is as it was', async () => {
        const {told, inside, share} = await openPoster({}, {use: 'print'});
        await expect(share).to.be.accessible();
        const sheets = document.adoptedStyleSheets.length;
        let address = '';
        window.print = () => { address = location.href; };
        // A sender's own link in the address bar is not for the card.
        location.hash = '#gm_secret';
        inside.querySelector<HTMLButtonElement>('[part="print-card"]')!.click();
        expect(told).to.deep.equal(['print']);
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
