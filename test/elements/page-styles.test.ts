import {expect, fixture, html} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import type {GiftClaimCard, GiftStatus} from '../../src/index.ts';
import {createBackend} from '../support/browser-backend.ts';
import {hostileStyles} from '../support/hostile-styles.ts';
import {describeText, fontSizes, stylePage} from '../support/page-styles.ts';
import {dialog, openPaidPanel, openPanel, panel, queryIn, queryPanel, resetPage, waitForSelector} from '../support/panel-driver.ts';
import {canChangeSettings, itWithSettings, setDefaultFontSize} from '../support/reader-settings.ts';
import {waitFor} from '../support/wait.ts';

const pages = ['ltr', 'rtl'].flatMap((dir) => Object.entries(hostileStyles).map(([name, styles]) => ({name: `${name} ${dir}`, dir, styles})));

describe('text on a page with styles of its own', () => {
  beforeEach(() => setViewport({width: 390, height: 844}));
  afterEach(async () => {
    stylePage();
    document.documentElement.dir = '';
    await setDefaultFontSize(16);
    await setViewport({width: 1280, height: 900});
  });

  /** Compares an element's text on each page with its text on a page without styles. */
  function expectSameText(root: Element | ShadowRoot) {
    for (const {name, dir, styles} of pages) {
      document.documentElement.dir = dir;
      stylePage();
      const expected = describeText(root);
      stylePage(styles);
      const found = describeText(root);
      expect(found.length).to.equal(expected.length);
      expect(found.filter((line, index) => line !== expected[index]).slice(0, 9), name).to.deep.equal([]);
    }
  }

  describe('the panel', () => {
    afterEach(resetPage);

    it('shows its form, with all options, as on a page without styles', async () => {
      await openPanel();
      queryPanel('.toggle')!.click();
      await waitFor(() => queryIn('send-as-gift-options', '#passcode'));
      for (const {dir} of pages) {
        // The panel takes its direction from the button when it opens.
        panel().dir = dir;
        expectSameText(panel().shadowRoot!);
      }
    });

    it('shows the link and the gift’s status as on a page without styles', async () => {
      await openPaidPanel();
      await waitFor(() => queryIn('gift-status', '.steps') && queryIn('gift-share', '[part=more]'));
      queryIn('gift-share', '[part=more]')!.click();
      await waitFor(() => queryIn('gift-share', 'gift-share-targets')?.shadowRoot?.querySelector('.target'));
      expectSameText(panel().shadowRoot!);
    });

    it('keeps the font of the button, and the shapes of its language', async () => {
      stylePage('body { font-family: Georgia, serif }');
      await openPanel({lang: 'zh-CN'});
      const style = getComputedStyle(queryPanel('h2')!);
      expect(style.fontFamily).to.equal('Georgia, serif');
      // Firefox has no such property.
      const locale = style.getPropertyValue('-webkit-locale').replaceAll('"', '');
      expect(locale).to.equal(CSS.supports('-webkit-locale', '"zh-CN"') ? 'zh-CN' : '');
    });

    for (const rootSize of ['62.5%', '100%', '200%']) {
      itWithSettings(`grows with the reader’s font size, and never falls below 16 pixels, where a rem is ${rootSize}`, async () => {
        await openPanel();
        const before = fontSizes(panel().shadowRoot!);
        expect(getComputedStyle(dialog()!).fontSize).to.equal('16px');
        expect(Math.min(...before)).to.be.at.least(12);
        stylePage(`html { font-size: ${rootSize} }`);
        expect(fontSizes(panel().shadowRoot!)).to.deep.equal(before);
        await setDefaultFontSize(24);
        const grown = fontSizes(panel().shadowRoot!);
        expect(grown.map((px, index) => (px / before[index]!).toFixed(3))).to.deep.equal(before.map(() => '1.500'));
        await setDefaultFontSize(12);
        expect(fontSizes(panel().shadowRoot!)).to.deep.equal(before);
      });
    }

    it('is a sheet up to 640 pixels, and beside the button above, whatever a rem is', async () => {
      stylePage(hostileStyles.scaled);
      await openPanel();
      const width = () => queryPanel('.sheet')!.offsetWidth;
      await setViewport({width: 639, height: 844});
      await waitFor(() => width() === 639);
      await setViewport({width: 641, height: 844});
      await waitFor(() => width() === 400);
      await waitForSelector('dialog[data-anchored]');
    });
  });

  describe('the other elements', () => {
    it('shows the claim card as on a page without styles, from 16 pixels up', async () => {
      const backend = await createBackend();
      const {claimToken} = await backend.createGift();
      const card = await fixture<GiftClaimCard>(html`<gift-claim-card backend=${backend.url} .claimToken=${claimToken} style="width: 400px"></gift-claim-card>`);
      await waitFor(() => card.shadowRoot!.querySelector('.sealed .button'));
      expectSameText(card.shadowRoot!);
      expect(getComputedStyle(card.shadowRoot!.querySelector('.card')!).fontSize).to.equal('16px');
      if (!canChangeSettings) return;
      await setDefaultFontSize(24);
      expect(getComputedStyle(card.shadowRoot!.querySelector('.card')!).fontSize).to.equal('24px');
    });

    it('shows the status as on a page without styles, from 16 pixels up', async () => {
      const backend = await createBackend();
      const {manageToken} = await backend.createGift();
      const status = await fixture<GiftStatus>(html`<gift-status backend=${backend.url} .manageToken=${manageToken} style="width: 400px"></gift-status>`);
      await waitFor(() => status.shadowRoot!.querySelector('.steps'));
      expectSameText(status.shadowRoot!);
      expect(getComputedStyle(status.shadowRoot!.querySelector('.view')!).fontSize).to.equal('16px');
      if (!canChangeSettings) return;
      await setDefaultFontSize(24);
      expect(getComputedStyle(status.shadowRoot!.querySelector('.view')!).fontSize).to.equal('24px');
    });

    it('lets the page set the font size of an element itself', async () => {
      const backend = await createBackend();
      const {claimToken} = await backend.createGift();
      stylePage('gift-claim-card { font-size: 20px }');
      const card = await fixture<GiftClaimCard>(html`<gift-claim-card backend=${backend.url} .claimToken=${claimToken}></gift-claim-card>`);
      await waitFor(() => card.shadowRoot!.querySelector('.card'));
      expect(getComputedStyle(card.shadowRoot!.querySelector('.card')!).fontSize).to.equal('20px');
    });
  });
});
