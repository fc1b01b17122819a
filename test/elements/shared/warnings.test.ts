import {expect, fixture, html} from '@open-wc/testing';
import type {SendAsGift} from '../../../src/index.ts';
import {countGraphemes} from '../../../src/protocol/text.ts';
import {createBackend} from '../../support/browser-backend.ts';
import {recordWarnings, seeDocs} from '../../support/console.ts';
import {payButton, queryPanel, resetPage, setValue, waitForSelector} from '../../support/panel-driver.ts';
import {waitFor} from '../../support/wait.ts';

/** Replaces a property until the test ends. */
const replaced: (() => void)[] = [];
function replace(owner: object, name: string, descriptor: PropertyDescriptor) {
  const original = Object.getOwnPropertyDescriptor(owner, name)!;
  Object.defineProperty(owner, name, {configurable: true, ...descriptor});
  replaced.push(() => Object.defineProperty(owner, name, original));
}

/** Puts a pointer over the button. */
function hover(button: SendAsGift) {
  button.shadowRoot!.querySelector('button')!.dispatchEvent(new PointerEvent('pointerenter'));
}

describe('messages on the console', () => {
  let warnings: string[];
  let restore: () => void;
  beforeEach(() => ({warnings, restore} = recordWarnings()));
  afterEach(() => {
    restore();
    for (const undo of replaced.splice(0)) undo();
    return resetPage();
  });

  const messagesOf = (code: string) => warnings.filter((text) => text.endsWith(seeDocs(code)));
  const waitForMessage = (code: string) => waitFor(() => messagesOf(code).length > 0, `no ${code} in ${warnings.join('\n')}`);
  const createButton = (backend: string) => fixture<SendAsGift>(html`<send-as-gift backend=${backend} product="teapot"></send-as-gift>`);
  const isUnavailable = (button: SendAsGift) => button.shadowRoot!.querySelector('button')!.getAttribute('aria-disabled') === 'true';

  it('say once for all buttons that the storage is blocked, and gifts can still be sent', async () => {
    for (const name of ['localStorage', 'sessionStorage']) {
      replace(window, name, {get: () => { throw new DOMException('Access is denied.', 'SecurityError'); }});
    }
    const backend = await createBackend();
    const button = await createButton(backend.url);
    const other = await createButton(`${backend.url}/`);
    for (const each of [button, other]) hover(each);
    await waitForMessage('storage-blocked');
    button.addEventListener('gift-before-pay', (event) => event.preventDefault());
    await button.open();
    await waitForSelector('form');
    setValue(queryPanel<HTMLInputElement>('#sender-name'), 'Ana');
    payButton().click();
    await waitFor(async () => (await backend.requests()).some(({method, path}) => method === 'POST' && path === '/v1/gifts'));
    expect(messagesOf('storage-blocked')).to.have.lengthOf(1);
    expect(warnings).to.have.lengthOf(1);
  });

  it('say that the browser can’t count characters as people do, and the note is still limited', async () => {
    replace(Intl, 'Segmenter', {value: undefined});
    expect(countGraphemes('ab👍🏽')).to.equal(4);
    const backend = await createBackend();
    const button = await createButton(backend.url);
    await button.open();
    await waitForSelector('form');
    setValue(queryPanel<HTMLTextAreaElement>('#note'), 'a'.repeat(501));
    payButton().click();
    await waitFor(() => queryPanel('#note')!.getAttribute('aria-invalid') === 'true');
    await waitForMessage('segmenter-missing');
    expect(warnings).to.have.lengthOf(1);
  });

  it('say that a backend can’t be reached although the browser is online, and the button stays usable', async () => {
    const backend = await createBackend();
    await backend.disconnect();
    const button = await createButton(backend.url);
    hover(button);
    await waitForMessage('backend-unreachable');
    expect(messagesOf('backend-unreachable')[0]).to.contain(backend.url);
    expect(isUnavailable(button)).to.equal(false);
    await backend.reconnect();
    await button.open();
    await waitForSelector('form');
    expect(warnings).to.have.lengthOf(1);
  });

  it('do not name the backend while the browser is offline', async () => {
    replace(Navigator.prototype, 'onLine', {get: () => false});
    const backend = await createBackend();
    await backend.disconnect();
    const button = await createButton(backend.url);
    await button.open();
    await waitForSelector('[role="alert"]');
    expect(warnings).to.deep.equal([]);
  });

  it('name a theme that does not exist on card and status', async () => {
    const backend = await createBackend();
    await fixture(html`<div><gift-claim-card backend=${backend.url} theme="drak"></gift-claim-card>
      <gift-status backend=${backend.url} theme="drak"></gift-status></div>`);
    await waitFor(() => messagesOf('attribute-invalid').length === 2, 'no messages');
    expect(messagesOf('attribute-invalid').toSorted()).to.deep.equal([
      `<gift-claim-card> attribute-invalid: theme="drak" must be light or dark. ${seeDocs('attribute-invalid')}`,
      `<gift-status> attribute-invalid: theme="drak" must be light or dark. ${seeDocs('attribute-invalid')}`,
    ]);
  });

  it('name a backend that is not a URL, on card and status', async () => {
    await fixture(html`<gift-status backend="https://"></gift-status>`);
    await waitForMessage('backend-invalid');
    // The elements of the test before may still say that their backend is gone.
    expect(messagesOf('backend-invalid')).to.have.lengthOf(1);
  });
});
