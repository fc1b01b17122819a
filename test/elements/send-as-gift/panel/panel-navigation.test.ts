import {aTimeout, expect, fixture, html} from '@open-wc/testing';
import {sendKeys, sendMouse} from '@web/test-runner-commands';
import type {SendAsGift} from '../../../../src/index.ts';
import {createBackend} from '../../../support/browser-backend.ts';
import {
  dialog, heading, isOpen, openPaidPanel, openPanel, panel, queryPanel, resetPage, typeInto, waitForAnimations, waitForClose,
  waitForSelector,
} from '../../../support/panel-driver.ts';
import {waitFor} from '../../../support/wait.ts';

const noteValue = () => queryPanel<HTMLTextAreaElement>('#note')!.value;

describe('the panel, when the page changes behind it', () => {
  afterEach(resetPage);

  it('closes after single-page navigation has removed its button, and keeps the text', async () => {
    const {backend, button} = await openPanel();
    await typeInto(queryPanel('#note'), 'For slow mornings.');
    button.remove();
    await waitForClose();
    expect(button.matches(':state(open)')).to.equal(false);
    const next = await fixture<SendAsGift>(html`<send-as-gift backend=${backend.url} product="teapot"></send-as-gift>`);
    await next.open();
    await waitForSelector('form');
    expect(noteValue()).to.equal('For slow mornings.');
  });

  it('closes when the button gets another product, and opens for that one', async () => {
    const {button} = await openPanel();
    await typeInto(queryPanel('#note'), 'For slow mornings.');
    button.product = 'mug';
    await waitForClose();
    await button.open();
    await waitFor(() => heading() === 'Morning mug');
    expect(noteValue()).to.equal('');
    await button.close();
    button.product = 'teapot';
    await button.open();
    await waitFor(() => heading() === 'Kyusu teapot');
    expect(noteValue()).to.equal('For slow mornings.');
  });

  it('shows the link of a paid gift again on the way back', async () => {
    const {backend, button} = await openPaidPanel();
    button.remove();
    await waitForClose();
    const back = await fixture<SendAsGift>(html`<send-as-gift backend=${backend.url} product="teapot"></send-as-gift>`);
    await back.open();
    await waitForSelector('gift-share');
  });

  it('stays for a change that keeps the product', async () => {
    const {button} = await openPanel();
    button.variant = 'sand';
    button.setAttribute('appearance', 'filled');
    await button.updateComplete;
    await aTimeout(700);
    expect(isOpen()).to.equal(true);
  });

  it('does not open on the next page if the button left while the panel was loading', async () => {
    const backend = await createBackend();
    const page = await fixture(html`<div><send-as-gift backend=${backend.url} product="mug"></send-as-gift></div>`);
    const button = page.querySelector('send-as-gift')!;
    const opening = button.open();
    button.remove();
    await opening;
    await aTimeout(100);
    await waitFor(() => !isOpen());
    expect(button.matches(':state(open)')).to.equal(false);
  });

  it('opens inside the popover that holds the button, which stays open and gets the focus back', async () => {
    const backend = await createBackend();
    const menu = await fixture<HTMLElement>(html`<div popover><send-as-gift backend=${backend.url} product="mug"></send-as-gift></div>`);
    menu.showPopover();
    const button = menu.querySelector('send-as-gift')!;
    await button.open();
    await waitForSelector('form');
    expect(dialog()!.matches(':modal')).to.equal(true);
    expect(menu.matches(':popover-open')).to.equal(true);
    await waitForAnimations();
    const {left, top} = queryPanel('#note')!.getBoundingClientRect();
    await sendMouse({type: 'click', position: [Math.round(left) + 5, Math.round(top) + 5]});
    expect(menu.matches(':popover-open'), 'a click in the panel does not dismiss the popover').to.equal(true);
    await typeInto(queryPanel('#note'), 'For slow mornings.');
    await sendKeys({press: 'Escape'});
    await waitForClose();
    expect(menu.matches(':popover-open')).to.equal(true);
    expect(document.activeElement).to.equal(button);
    expect(button.shadowRoot!.activeElement).to.equal(button.shadowRoot!.querySelector('button'));
    menu.hidePopover();
  });

  it('closes with the popover or dialog that holds the button, and leaves the page usable', async () => {
    const backend = await createBackend();
    const page = await fixture(html`<div><div popover><send-as-gift backend=${backend.url} product="mug"></send-as-gift></div>
      <dialog><send-as-gift backend=${backend.url} product="mug"></send-as-gift></dialog></div>`);
    const [menu, outer] = [page.querySelector<HTMLElement>('[popover]')!, page.querySelector('dialog')!];
    for (const [holder, show, hide] of [
      [menu, () => menu.showPopover(), () => menu.hidePopover()], [outer, () => outer.showModal(), () => outer.close()],
    ] as const) {
      show();
      await holder.querySelector('send-as-gift')!.open();
      await waitForSelector('form');
      hide();
      await waitForClose();
      expect(document.querySelector(':modal'), holder.localName).to.equal(null);
    }
    expect(panel().shadowRoot!.querySelector(':modal')).to.equal(null);
  });
});
