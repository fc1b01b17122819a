import {aTimeout, expect, fixture, html} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {loadFormat} from '../../../src/address/index.ts';
import type {GiftClaimCard} from '../../../src/elements/gift-claim-card/gift-claim-card.ts';
import {createBackend} from '../../support/browser-backend.ts';
import {addressInput, driveClaimCard, setUpBackend} from '../../support/claim-card-driver.ts';
import {waitFor} from '../../support/wait.ts';

const CHINESE_ADDRESS = '张三 13800138000 广东省深圳市南山区科技园路1号';

describe('<gift-claim-card> address form', () => {
  const suite = setUpBackend();

  /** The form for a country, or as it is before one is selected. */
  async function openForm(country: string, lang = 'en') {
    localStorage.clear();
    const {claimToken} = await suite.backend.createGift();
    location.hash = claimToken;
    const page = await fixture(html`<div lang=${lang}><gift-claim-card backend=${suite.backend.url}></gift-claim-card></div>`);
    const card = driveClaimCard(page.querySelector<GiftClaimCard>('gift-claim-card')!);
    const {queryAll, query} = card;
    const [open, accept] = lang === 'en' ? ['Open', 'Accept this gift'] : ['拆开', '收下礼物'];
    await card.click(open!);
    await card.click(accept!);
    await waitFor(() => query('#country'), 'the form does not load');
    if (country) {
      card.select('country', country);
      const fields = (await loadFormat(country)).format.fields.map(({field}) => field).join(' ');
      await waitFor(() => queryAll('form .input').map(({id}) => id).join(' ') === fields, 'the format does not load');
    }
    const input = (field: string) => query<HTMLInputElement>(`#${field}`)!;
    /** As browsers do: the event first, then the text in the field. */
    const paste = (field: string, text: string) => {
      input(field).focus();
      const data = new DataTransfer();
      data.setData('text/plain', text);
      input(field).dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, composed: true}));
      input(field).value += text.replace(/\n/g, ' ');
      input(field).dispatchEvent(new Event('input', {bubbles: true, composed: true}));
    };
    const values = () => Object.fromEntries(queryAll<HTMLInputElement>('form .input').map(({id, value}) => [id, value]));
    return {...card, input, paste, values};
  }

  const parsed = {
    country: 'CN', name: '张三', area: '广东省', city: '深圳市', district: '南山区', street: '科技园路1号', phone: '13800138000', postalCode: '', email: '',
  };

  it('parses a whole Chinese address that is pasted into any field', async () => {
    const form = await openForm('CN');
    form.paste('street', CHINESE_ADDRESS);
    await waitFor(() => form.query('.parsed'), 'nothing was parsed');
    expect(form.values()).to.deep.equal(parsed);
    expect(form.visibleText()).to.include('We split the address into its fields. Please check it.');
    await waitFor(() => form.query('[role=status]')?.textContent?.includes('We split'), 'it is not announced');
    await expect(form.element).to.be.accessible();
  });

  it('restores the pasted text and what was typed before', async () => {
    const form = await openForm('CN', 'zh-CN');
    form.input('name').focus();
    await sendKeys({type: 'Li'});
    form.paste('street', CHINESE_ADDRESS);
    await waitFor(() => form.query('.parsed'), 'nothing was parsed');
    expect(form.values().name).to.equal('张三');
    await form.click('撤销');
    await waitFor(() => !form.query('.parsed'));
    expect(form.values()).to.include({name: 'Li', street: CHINESE_ADDRESS, city: '', phone: ''});
    expect(form.element.shadowRoot!.activeElement?.id).to.equal('street');
  });

  it('leaves a partial address as pasted', async () => {
    const form = await openForm('CN');
    form.paste('street', '四川北路1885号浦东新区');
    await aTimeout(400);
    expect(form.values()).to.include({street: '四川北路1885号浦东新区', area: '', city: ''});
    expect(form.query('.parsed')).to.equal(undefined);
  });

  it('leaves a Chinese address as pasted in another country', async () => {
    const form = await openForm('DE');
    form.paste('street', CHINESE_ADDRESS);
    await aTimeout(400);
    expect(form.values()).to.include({country: 'DE', street: CHINESE_ADDRESS, city: ''});
  });

  it('formats a postal code on blur, and accepts 〒', async () => {
    const form = await openForm('JP');
    form.input('postalCode').focus();
    await sendKeys({type: '〒１０００００１'});
    await sendKeys({press: 'Tab'});
    await waitFor(() => form.values().postalCode === '100-0001', 'it is not formatted');
    expect(form.input('postalCode').getAttribute('aria-invalid')).to.equal('false');
  });

  it('validates a phone number on blur, and accepts one of another country', async () => {
    const form = await openForm('DE');
    form.input('phone').focus();
    await sendKeys({type: '1'});
    await sendKeys({press: 'Tab'});
    await waitFor(() => form.query('#phone-error'));
    expect(form.input('phone').getAttribute('aria-describedby')).to.include('phone-error');
    form.input('phone').focus();
    form.input('phone').select();
    await sendKeys({type: '+86 138 0013 8000'});
    await waitFor(() => !form.query('#phone-error'), 'a Chinese number is refused in Germany');
  });

  it('writes areas in a script that the reader knows', async () => {
    const labels = (form: Awaited<ReturnType<typeof openForm>>) => [...form.query<HTMLSelectElement>('#area')!.options].map(({label}) => label);
    const english = await openForm('JP');
    // The runner's own browser speaks English only.
    expect(labels(english)).to.include('Tokyo (東京都)');
    english.element.remove();
    const chinese = await openForm('JP', 'zh-CN');
    expect(labels(chinese)).to.include('東京都').and.not.include('Tokyo (東京都)');
  });

  it('sets the autofill token of every field', async () => {
    const form = await openForm('US');
    const tokens = form.queryAll<HTMLInputElement>('form .input').map(({autocomplete}) => autocomplete);
    expect(tokens).to.deep.equal(['country', 'name', 'address-line1', 'address-line2', 'address-level2', 'address-level1', 'postal-code', 'tel', 'email']
      .map((token) => `shipping ${token}`));
    expect(form.input('postalCode').inputMode).to.equal('numeric');
    expect(form.input('phone').inputMode).to.equal('tel');
  });

  it('counts the fields that are shown and need another look, and counts again as they are corrected', async () => {
    // Without a country that the browser's language suggests, only country and name are shown.
    await suite.backend.close();
    suite.backend = await createBackend({config: {
      shop: {name: 'Tea & Clay', domain: 'teaandclay.example', currency: 'EUR', shipsTo: ['DE', 'FR']},
    }});
    const form = await openForm('');
    await form.click('Accept and send it here');
    const invalid = () => form.queryAll('[aria-invalid="true"]').map(({id}) => id);
    await waitFor(() => invalid().length > 0, 'no field is marked');
    expect(form.queryAll('form .input')).to.have.lengthOf(2);
    expect(invalid()).to.deep.equal(['country', 'name']);
    await form.expectAnnouncement('2 fields need another look.');
    await form.typeInto('name', 'Lena Weber');
    await form.expectAnnouncement('One field needs another look.');
    form.select('country', 'DE');
    await waitFor(() => form.announcement() === '', 'the summary stays');

    await waitFor(() => form.query('#city'), 'the format does not load');
    await form.click('Accept and send it here');
    await form.expectAnnouncement(`${invalid().length} fields need another look.`);
    for (const [field, text] of Object.entries(addressInput)) if (field !== 'name') await form.typeInto(field, text);
    await waitFor(() => form.announcement() === '', 'the summary stays');
    await expect(form.element).to.be.accessible();
  });

  it('offers to decline from a country that the shop does not deliver to', async () => {
    const form = await openForm('');
    form.select('country', '-');
    await waitFor(() => form.query('#unlisted-country'), 'the country is not asked for');
    expect(form.queryAll('form .input').map(({id}) => id)).to.deep.equal(['country', 'unlisted-country']);
    expect(form.visibleText()).to.include('Ana is refunded automatically');
    const others = [...form.query<HTMLSelectElement>('#unlisted-country')!.options].map(({label}) => label);
    expect(others).to.include('Iceland').and.not.include('Germany');
    await expect(form.element).to.be.accessible();
    await form.click('Tell Ana');
    await waitFor(() => form.query('#unlisted-country-error'));
    expect(form.element.shadowRoot!.activeElement?.id).to.equal('unlisted-country');
    form.select('unlisted-country', 'Iceland');
    await form.click('Tell Ana');
    await waitFor(() => form.visibleText().includes('Decline this gift?'), 'the decline view is missing');
  });

  it('returns from an unlisted country to a served one', async () => {
    const form = await openForm('');
    form.select('country', '-');
    await waitFor(() => form.query('#unlisted-country'), 'the country is not asked for');
    form.select('country', 'GB');
    await waitFor(() => form.visibleText().includes('Postcode'));
    expect(form.query('#unlisted-country')).to.equal(undefined);
  });
});
