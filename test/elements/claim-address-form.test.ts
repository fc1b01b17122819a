import {aTimeout, expect, fixture, html, waitUntil} from '@open-wc/testing';
import {emulateMedia, sendKeys, sendMouse} from '@web/test-runner-commands';
import {GiftClaimCard} from '../../src/elements/gift-claim-card/gift-claim-card.ts';
import {loadFormat} from '../../src/address/index.ts';
import {createBackend, type BackendHandle} from '../support/browser-backend.ts';

if (!customElements.get('gift-claim-card')) customElements.define('gift-claim-card', GiftClaimCard);

const WHOLE = '张三 13800138000 广东省深圳市南山区科技园路1号';

describe('the address form', () => {
  let backend: BackendHandle;
  before(() => emulateMedia({reducedMotion: 'reduce'}));
  beforeEach(async () => {
    sessionStorage.clear();
    localStorage.clear();
    backend = await createBackend();
  });
  afterEach(async () => {
    history.replaceState(null, '', location.pathname + location.search);
    await backend.close();
  });
  after(() => emulateMedia({reducedMotion: 'no-preference'}));

  async function theForm(country: string, lang = 'en') {
    const {claimToken} = await backend.createGift();
    location.hash = claimToken;
    const page = await fixture(html`<div lang=${lang}><gift-claim-card backend=${backend.url}></gift-claim-card></div>`);
    const card = page.querySelector('gift-claim-card') as GiftClaimCard;
    const all = <T extends Element = HTMLElement>(selector: string) => [...(card.shadowRoot?.querySelectorAll<T>(selector) ?? [])];
    const one = <T extends Element = HTMLInputElement>(selector: string) => all<T>(selector)[0]!;
    const reads = () => (card.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ');
    const press = async (words: string) => {
      const find = () => all('button').find((button) => button.textContent?.trim() === words);
      await waitUntil(find, `no press says: ${words}`, {timeout: 8_000});
      find()!.scrollIntoView({block: 'center'});
      const {left, top, width, height} = find()!.getBoundingClientRect();
      await sendMouse({type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)]});
    };
    const choose = (field: string, value: string) => {
      const select = one<HTMLSelectElement>(`#${field}`);
      select.value = value;
      select.dispatchEvent(new Event('change', {bubbles: true}));
    };
    const [open, accept] = lang === 'en' ? ['Open', 'Accept this gift'] : ['拆开', '收下礼物'];
    await press(open!);
    await press(accept!);
    await waitUntil(() => one('#country'), 'no form', {timeout: 8_000});
    if (country) {
      choose('country', country);
      const fields = (await loadFormat(country)).format.fields.map(({field}) => field).join(' ');
      await waitUntil(() => all('form .input').map(({id}) => id).join(' ') === fields, 'no rules came');
    }
    /** As a browser pastes: the event, then the words in the field. */
    const paste = (field: string, text: string) => {
      const input = one(`#${field}`);
      input.focus();
      const data = new DataTransfer();
      data.setData('text/plain', text);
      input.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, composed: true}));
      input.value += text.replace(/\n/g, ' ');
      input.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
    };
    const typed = () => Object.fromEntries(all<HTMLInputElement>('form .input').map(({id, value}) => [id, value]));
    return {card, all, one, reads, press, choose, paste, typed};
  }

  const sorted = {country: 'CN', name: '张三', area: '广东省', city: '深圳市', district: '南山区', street: '科技园路1号', phone: '13800138000', postalCode: '', email: ''};

  it('sorts a whole Chinese address that is pasted into any field, and says so', async () => {
    const form = await theForm('CN');
    form.paste('street', WHOLE);
    await waitUntil(() => form.one('.parsed'), 'nothing was sorted', {timeout: 8_000});
    expect(form.typed()).to.deep.equal(sorted);
    expect(form.reads()).to.include('We split the address into its fields. Please check it.');
    await waitUntil(() => form.one('[role=status]')?.textContent?.includes('We split'), 'it is not announced');
    await expect(form.card).to.be.accessible();
  });

  it('puts it back as it was pasted, and keeps what had been typed before', async () => {
    const form = await theForm('CN', 'zh-CN');
    form.one('#name').focus();
    await sendKeys({type: 'Li'});
    form.paste('street', WHOLE);
    await waitUntil(() => form.one('.parsed'), 'nothing was sorted', {timeout: 8_000});
    expect(form.typed().name).to.equal('张三');
    await form.press('撤销');
    await waitUntil(() => !form.one('.parsed'));
    expect(form.typed()).to.include({name: 'Li', street: WHOLE, city: '', phone: ''});
    expect(form.card.shadowRoot!.activeElement?.id).to.equal('street');
  });

  it('leaves a part of an address where it was pasted', async () => {
    const form = await theForm('CN');
    form.paste('street', '四川北路1885号浦东新区');
    await aTimeout(400);
    expect(form.typed()).to.include({street: '四川北路1885号浦东新区', area: '', city: ''});
    expect(form.one('.parsed')).to.equal(undefined);
  });

  it('leaves a Chinese address alone in another country', async () => {
    const form = await theForm('DE');
    form.paste('street', WHOLE);
    await aTimeout(400);
    expect(form.typed()).to.include({country: 'DE', street: WHOLE, city: ''});
  });

  it('prints a postal code as its country does once it is left, and accepts 〒', async () => {
    const form = await theForm('JP');
    form.one('#postalCode').focus();
    await sendKeys({type: '〒１０００００１'});
    await sendKeys({press: 'Tab'});
    await waitUntil(() => form.typed().postalCode === '100-0001', 'it stays as typed');
    expect(form.one('#postalCode').getAttribute('aria-invalid')).to.equal('false');
  });

  it('says what is wrong with a phone number when it is left, and takes one of another country', async () => {
    const form = await theForm('DE');
    form.one('#phone').focus();
    await sendKeys({type: '1'});
    await sendKeys({press: 'Tab'});
    await waitUntil(() => form.one('#phone-error'));
    expect(form.one('#phone').getAttribute('aria-describedby')).to.include('phone-error');
    form.one('#phone').focus();
    form.one('#phone').select();
    await sendKeys({type: '+86 138 0013 8000'});
    await waitUntil(() => !form.one('#phone-error'), 'a Chinese number is refused in Germany');
  });

  it('spells areas in the letters that the reader reads', async () => {
    const labels = (form: Awaited<ReturnType<typeof theForm>>) => [...form.one<HTMLSelectElement>('#area').options].map(({label}) => label);
    const english = await theForm('JP');
    // The runner's own browser speaks English only.
    expect(labels(english)).to.include('Tokyo (東京都)');
    english.card.remove();
    const chinese = await theForm('JP', 'zh-CN');
    expect(labels(chinese)).to.include('東京都').and.not.include('Tokyo (東京都)');
  });

  it('gives every field the token that browsers fill it by', async () => {
    const form = await theForm('US');
    const tokens = form.all<HTMLInputElement>('form .input').map(({autocomplete}) => autocomplete);
    expect(tokens).to.deep.equal(['country', 'name', 'address-line1', 'address-line2', 'address-level2', 'address-level1', 'postal-code', 'tel', 'email']
      .map((token) => `shipping ${token}`));
    expect(form.one('#postalCode').inputMode).to.equal('numeric');
    expect(form.one('#phone').inputMode).to.equal('tel');
  });

  it('lets somebody elsewhere say where that is, and leads to a kind no', async () => {
    const form = await theForm('');
    form.choose('country', '-');
    await waitUntil(() => form.one('#unlisted-country'), 'nobody asks where', {timeout: 8_000});
    expect(form.all('form .input').map(({id}) => id)).to.deep.equal(['country', 'unlisted-country']);
    expect(form.reads()).to.include('Ana is refunded automatically');
    const others = [...form.one<HTMLSelectElement>('#unlisted-country').options].map(({label}) => label);
    expect(others).to.include('Iceland').and.not.include('Germany');
    await expect(form.card).to.be.accessible();
    await form.press('Tell Ana');
    await waitUntil(() => form.one('#unlisted-country-error'));
    expect(form.card.shadowRoot!.activeElement?.id).to.equal('unlisted-country');
    form.choose('unlisted-country', 'Iceland');
    await form.press('Tell Ana');
    await waitUntil(() => form.reads().includes('Decline this gift?'), 'no way to say no');
  });

  it('comes back from elsewhere to a country that is served', async () => {
    const form = await theForm('');
    form.choose('country', '-');
    await waitUntil(() => form.one('#unlisted-country'), 'nobody asks where', {timeout: 8_000});
    form.choose('country', 'GB');
    await waitUntil(() => form.reads().includes('Postcode'));
    expect(form.one('#unlisted-country')).to.equal(undefined);
  });
});
