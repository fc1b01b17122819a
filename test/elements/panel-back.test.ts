import {expect, waitUntil} from '@open-wc/testing';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import {anOpenPanel, closed, inPanel, isOpen, panel, seen, still, tidy, write} from '../support/the-panel.ts';

const watchers = Object.getOwnPropertyDescriptor(window, 'CloseWatcher');
const pause = (ms = 150) => new Promise((resolve) => setTimeout(resolve, ms));

const onItsOwnEntry = () => waitUntil(() => history.state?.['send-as-gift-sheet'], 'the sheet has no entry', {timeout: 5_000});

/** A phone whose browser has no close watchers, on a page that keeps something in its history. */
async function aSheet() {
  await setViewport({width: 390, height: 844});
  delete (window as {CloseWatcher?: unknown}).CloseWatcher;
  history.replaceState({page: 'product'}, '');
  const page = await anOpenPanel();
  await onItsOwnEntry();
  return page;
}

describe('the phone’s back button', () => {
  afterEach(async () => {
    await tidy();
    await pause();
    if (watchers) Object.defineProperty(window, 'CloseWatcher', watchers);
    await setViewport({width: 1280, height: 900});
  });

  it('closes the sheet, stays on the page and keeps every word', async () => {
    const {press} = await aSheet();
    await write(inPanel('#note'), 'Half a senten');
    history.back();
    await closed();
    expect(history.state).to.deep.equal({page: 'product'});
    press();
    await seen('form');
    expect(inPanel<HTMLTextAreaElement>('#note')!.value).to.equal('Half a senten');
  });

  it('finds its entry gone when the sheet was closed by a press', async () => {
    await aSheet();
    expect(history.state).to.include({page: 'product', 'send-as-gift-sheet': true});
    await sendKeys({press: 'Escape'});
    await closed();
    await waitUntil(() => !history.state['send-as-gift-sheet']);
    expect(history.state).to.deep.equal({page: 'product'});
  });

  it('is no business of the page’s own router', async () => {
    let heard = 0;
    const listen = () => heard++;
    const {press} = await aSheet();
    addEventListener('popstate', listen);
    history.back();
    await closed();
    press();
    await still();
    await onItsOwnEntry();
    await panel().close();
    await pause();
    removeEventListener('popstate', listen);
    expect(heard).to.equal(0);
  });

  it('still works when the sheet is opened again in the same moment', async () => {
    const {button} = await aSheet();
    await panel().close();
    void button.open();
    await still();
    await waitUntil(() => history.state?.['send-as-gift-sheet']);
    await pause();
    expect(isOpen()).to.equal(true);
    history.back();
    await closed();
  });

  it('uses the entry that is still there after a reload', async () => {
    const {press} = await aSheet();
    await panel().close();
    await waitUntil(() => !history.state['send-as-gift-sheet']);
    history.pushState({page: 'product', 'send-as-gift-sheet': true}, '');
    const before = history.length;
    press();
    await still();
    await pause();
    expect(history.length).to.equal(before);
    history.back();
    await closed();
    expect(history.state).to.deep.equal({page: 'product'});
  });

  it('does not take back where the page itself has gone on', async () => {
    await aSheet();
    history.pushState({page: 'cart'}, '');
    await panel().close();
    await pause();
    expect(history.state).to.deep.equal({page: 'cart'});
  });

  it('is left to the browser where that closes its dialogs itself, and on a wide screen', async () => {
    await setViewport({width: 390, height: 844});
    const before = history.length;
    if (watchers) {
      await anOpenPanel();
      expect(history.length).to.equal(before);
      await panel().close();
    }
    delete (window as {CloseWatcher?: unknown}).CloseWatcher;
    await setViewport({width: 1280, height: 900});
    await anOpenPanel();
    expect(history.length).to.equal(before);
  });
});
