import {expect} from '@open-wc/testing';
import {LitElement} from 'lit';
import {LocalizeController} from '../../src/elements/shared/localize.ts';

customElements.define('localize-test', class extends LitElement {});

describe('LocalizeController', () => {
  let host: LitElement;
  beforeEach(() => { document.body.append(host = document.createElement('localize-test') as LitElement); });
  afterEach(() => { host.remove(); });

  it('has its strings when loading resolves, also if they were being loaded already', async () => {
    let respond!: (strings: string) => void;
    const load = () => new Promise<string>((resolve) => { respond = resolve; });
    const localize = new LocalizeController(host, load);
    const seen = localize.load().then(() => localize.strings);
    setTimeout(() => respond('Open'));
    expect(await seen).to.equal('Open');
    await localize.load();
    expect(localize.strings, 'and they stay').to.equal('Open');
  });

  it('loads again after a failure', async () => {
    let requests = 0;
    const load = () => (++requests === 1 ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve('Open'));
    const localize = new LocalizeController(host, load);
    await localize.load();
    await localize.load();
    expect(localize.strings).to.equal('Open');
  });
});
