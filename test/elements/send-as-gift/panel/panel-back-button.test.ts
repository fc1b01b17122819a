import {expect} from '@open-wc/testing';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import {openPanel, waitForClose, queryPanel, isOpen, panel, waitForSelector, waitForAnimations, resetPage, typeInto} from '../../../support/panel-driver.ts';
import {waitFor} from '../../../support/wait.ts';

const closeWatcher = Object.getOwnPropertyDescriptor(window, 'CloseWatcher');
const pause = (ms = 150) => new Promise((resolve) => setTimeout(resolve, ms));

const waitForHistoryEntry = () => waitFor(() => history.state?.['send-as-gift-sheet'], 'the sheet has no history entry');

/** Opens the panel on a phone whose browser has no `CloseWatcher`, on a page with a state in its history. */
async function openSheet() {
  await setViewport({width: 390, height: 844});
  delete (window as {CloseWatcher?: unknown}).CloseWatcher;
  history.replaceState({page: 'product'}, '');
  const page = await openPanel();
  await waitForHistoryEntry();
  return page;
}

describe('the phone’s back button', () => {
  afterEach(async () => {
    await resetPage();
    await pause();
    if (closeWatcher) Object.defineProperty(window, 'CloseWatcher', closeWatcher);
    await setViewport({width: 1280, height: 900});
  });

  it('closes the sheet, stays on the page and keeps the text', async () => {
    const {click} = await openSheet();
    await typeInto(queryPanel('#note'), 'Half a senten');
    history.back();
    await waitForClose();
    expect(history.state).to.deep.equal({page: 'product'});
    click();
    await waitForSelector('form');
    expect(queryPanel<HTMLTextAreaElement>('#note')!.value).to.equal('Half a senten');
  });

  it('leaves no history entry when the sheet is closed another way', async () => {
    await openSheet();
    expect(history.state).to.include({page: 'product', 'send-as-gift-sheet': true});
    await sendKeys({press: 'Escape'});
    await waitForClose();
    await waitFor(() => !history.state['send-as-gift-sheet']);
    expect(history.state).to.deep.equal({page: 'product'});
  });

  it('stays invisible to the page’s router', async () => {
    let popstateCount = 0;
    const listen = () => popstateCount++;
    const {click} = await openSheet();
    addEventListener('popstate', listen);
    history.back();
    await waitForClose();
    click();
    await waitForAnimations();
    await waitForHistoryEntry();
    await panel().close();
    await pause();
    removeEventListener('popstate', listen);
    expect(popstateCount).to.equal(0);
  });

  it('works when the sheet is reopened at once', async () => {
    const {button} = await openSheet();
    await panel().close();
    void button.open();
    await waitForAnimations();
    await waitFor(() => history.state?.['send-as-gift-sheet']);
    await pause();
    expect(isOpen()).to.equal(true);
    history.back();
    await waitForClose();
  });

  it('reuses the history entry after a reload', async () => {
    const {click} = await openSheet();
    await panel().close();
    await waitFor(() => !history.state['send-as-gift-sheet']);
    history.pushState({page: 'product', 'send-as-gift-sheet': true}, '');
    const before = history.length;
    click();
    await waitForAnimations();
    await pause();
    expect(history.length).to.equal(before);
    history.back();
    await waitForClose();
    expect(history.state).to.deep.equal({page: 'product'});
  });

  it('does not undo a navigation of the page', async () => {
    await openSheet();
    history.pushState({page: 'cart'}, '');
    await panel().close();
    await pause();
    expect(history.state).to.deep.equal({page: 'cart'});
  });

  it('adds no history entry if the browser closes dialogs itself, nor on a wide screen', async () => {
    await setViewport({width: 390, height: 844});
    const before = history.length;
    if (closeWatcher) {
      await openPanel();
      expect(history.length).to.equal(before);
      await panel().close();
    }
    delete (window as {CloseWatcher?: unknown}).CloseWatcher;
    await setViewport({width: 1280, height: 900});
    await openPanel();
    expect(history.length).to.equal(before);
  });
});
