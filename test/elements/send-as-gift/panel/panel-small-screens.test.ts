import {expect} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import {deepElementFromPoint, isFullyVisible} from '../../../support/page-styles.ts';
import {openPaidPanel, openPanel, queryIn, queryPanel, resetPage, waitForAnimations} from '../../../support/panel-driver.ts';
import {waitFor} from '../../../support/wait.ts';

const SMALL_PHONE = {width: 320, height: 568};
const SIDEWAYS = [{width: 844, height: 390}, {width: 667, height: 375}];
const sizeOf = ({width, height}: {width: number; height: number}) => `${width} × ${height}`;

const inShare = (selector: string) => queryIn('gift-share', selector)!;
const scroller = () => queryPanel('.scroll')!;

describe('the panel on a small screen', () => {
  const share = Object.getOwnPropertyDescriptor(navigator, 'share');
  afterEach(async () => {
    if (share) Object.defineProperty(navigator, 'share', share);
    else delete (navigator as Partial<Navigator>).share;
    document.documentElement.dir = '';
    await resetPage();
    await setViewport({width: 1280, height: 900});
  });

  for (const size of [SMALL_PHONE, ...SIDEWAYS]) {
    for (const [lang, dir] of [['en', 'ltr'], ['zh-CN', 'rtl']] as const) {
      it(`shows how to share the link without scrolling, on ${sizeOf(size)} in ${lang}, ${dir}`, async () => {
        Object.defineProperty(navigator, 'share', {value: async () => {}, configurable: true});
        document.documentElement.dir = dir;
        await setViewport(size);
        await openPaidPanel({lang});
        await waitFor(() => queryIn('gift-share', '[part=more]') && queryIn('gift-status', '.steps'));
        await waitForAnimations();
        await waitFor(() => isFullyVisible(queryPanel('.footer .button')!), 'the panel does not fit onto the screen');
        expect(scroller().scrollTop).to.equal(0);
        for (const part of ['share', 'copy', 'qr', 'more']) {
          expect(isFullyVisible(inShare(`[part=${part}]`)), part).to.equal(true);
        }
        expect(isFullyVisible(queryPanel('#heading')!), 'the heading').to.equal(true);
      });
    }
  }

  it('keeps Done quiet until the link was shared', async () => {
    await setViewport(SMALL_PHONE);
    await openPaidPanel();
    await waitFor(() => inShare('[part=copy]'));
    const border = () => getComputedStyle(queryPanel('.footer .button')!).borderTopColor;
    expect(border()).to.equal('rgba(0, 0, 0, 0)');
    inShare('[part=copy]').click();
    await waitFor(() => border() !== 'rgba(0, 0, 0, 0)');
  });

  it('scrolls what a click opens into view: more ways to send the link, WeChat’s code, the picture and the QR code', async () => {
    await setViewport(SMALL_PHONE);
    await openPaidPanel();
    await waitFor(() => inShare('[part=more]') && queryIn('gift-status', '.steps'));
    const targets = () => inShare('gift-share-targets')?.shadowRoot;
    inShare('[part=more]').click();
    await waitFor(() => [...targets()?.querySelectorAll('.target') ?? []].some(isFullyVisible), 'no target is visible');
    targets()!.querySelector<HTMLElement>('[part=wechat]')!.click();
    await waitFor(() => {
      const code = targets()!.querySelector('figure svg');
      return code && isFullyVisible(code);
    }, 'the code is not visible');
    targets()!.querySelector<HTMLElement>('[part=picture]')!.click();
    await waitFor(() => {
      const buttons = targets()!.querySelector('gift-poster')?.shadowRoot?.querySelector('.buttons');
      return buttons && isFullyVisible(buttons);
    }, 'the picture’s buttons are not visible');
    inShare('[part=more]').click();
    scroller().scrollTo(0, 0);
    inShare('[part=qr]').click();
    await waitFor(() => inShare('figure svg') && isFullyVisible(inShare('figure svg')), 'the QR code is not visible');
  });

  it('scrolls the options of the form into view', async () => {
    await setViewport(SMALL_PHONE);
    await openPanel();
    queryPanel('.toggle')!.scrollIntoView({block: 'end'});
    queryPanel('.toggle')!.click();
    await waitFor(() => {
      const label = queryIn('send-as-gift-options', '.check');
      return label && isFullyVisible(label);
    }, 'no option is visible');
  });

  for (const size of [SMALL_PHONE, {width: 390, height: 844}, {width: 1280, height: 600}, ...SIDEWAYS]) {
    it(`never has content below the close button, on ${sizeOf(size)}`, async () => {
      await setViewport(size);
      await openPaidPanel();
      await waitFor(() => inShare('[part=more]') && queryIn('gift-status', '.steps'));
      await waitForAnimations();
      const {left, right, top, bottom} = queryPanel('.close-button')!.getBoundingClientRect();
      const edges = [[left - 2, (top + bottom) / 2], [left - 2, bottom - 4], [right + 2, (top + bottom) / 2]] as const;
      const scrollable = scroller().scrollHeight - scroller().clientHeight;
      expect(scrollable, 'there is something to scroll').to.be.above(100);
      for (let y = 0; y <= scrollable; y += 8) {
        scroller().scrollTop = y;
        for (const point of edges) {
          const found = deepElementFromPoint(...point)!;
          expect(['sheet', 'scroll'], `${found.localName}.${found.className} at ${y}`).to.include(found.className.split(' ')[0]);
        }
        expect(isFullyVisible(queryPanel('.close-button svg')!), 'the close button').to.equal(true);
      }
    });
  }
});
