import {expect} from '@open-wc/testing';
import {validateAddress, listCountries, errorsFromPointers, loadFormat, guessCountry, type AddressInput} from '../../src/address/index.ts';
import {normalizePhone} from '../../src/address/phone.ts';
import {normalizePostalCode} from '../../src/address/postal.ts';

const check = async (typed: AddressInput) => validateAddress(typed, (await loadFormat(typed.country!)).format);

describe('an address', () => {
  const berlin: AddressInput = {country: 'DE', name: 'Lena Weber', street: 'Invalidenstraße 7', postalCode: '10115', city: 'Berlin'};

  it('travels as the protocol wants it once everything is there', async () => {
    const {address} = await check({...berlin, extra: '3rd floor', phone: '030 123456', email: 'lena@example.org'});
    expect(address).to.deep.equal({
      name: 'Lena Weber', country: 'DE', postalCode: '10115', city: 'Berlin', street: ['Invalidenstraße 7', '3rd floor'],
      phone: '+4930123456', email: 'lena@example.org',
    });
  });

  it('says which field is wrong and how, not only that something is', async () => {
    expect((await check({...berlin, city: ' ', postalCode: '1011', phone: 'later', email: 'lena'})).errors)
      .to.deep.equal({city: 'missing', postalCode: 'postal', phone: 'phone', email: 'email'});
    expect((await check({...berlin, street: 'x'.repeat(201)})).errors).to.deep.equal({street: 'long'});
    expect((await check({...berlin, name: 'Lena\u202eWeber'})).errors).to.deep.equal({name: 'characters'});
  });

  it('leaves out what another country asked for', async () => {
    const {address} = await check({...berlin, country: 'SG', area: 'NY', street: '1 Orchard Road', postalCode: '238801'});
    expect(address).to.deep.equal({name: 'Lena Weber', country: 'SG', street: ['1 Orchard Road'], postalCode: '238801'});
  });

  it('asks nothing of a country that it knows nothing about', async () => {
    expect((await check({country: 'QX', name: 'Nemo', street: 'Reef 1', city: 'Deep'})).address?.country).to.equal('QX');
  });

  it('forgives how people write a postal code', async () => {
    const tidy = async (text: string, country: string) => normalizePostalCode(text, (await loadFormat(country)).format.postal);
    expect(await tidy('sw1a2aa', 'GB')).to.equal('SW1A 2AA');
    expect(await tidy('L-1009', 'LU')).to.equal('1009');
    expect(await tidy('〒１００−０００１', 'JP')).to.equal('100-0001');
    expect(await tidy('100011234', 'US')).to.equal('10001-1234');
    expect(await tidy('1012ab', 'NL')).to.equal('1012 AB');
    expect(await tidy('1073', 'LV'), 'what always stands before the number').to.equal('LV-1073');
    expect(await tidy('1000', 'DE')).to.equal(undefined);
  });

  it('makes a number that can be called from anywhere', async () => {
    const tidy = async (text: string, country: string) => normalizePhone(text, (await loadFormat(country)).format.phone);
    expect(await tidy('+44 (0)20 7946 0018', 'GB')).to.equal('+442079460018');
    expect(await tidy('0049 30 123456', 'DE')).to.equal('+4930123456');
    expect(await tidy('090-1234-5678', 'JP')).to.equal('+819012345678');
    expect(await tidy('13800138000', 'CN')).to.equal('+8613800138000');
    expect(await tidy('1 212 555 0100', 'US')).to.equal('+12125550100');
    expect(await tidy('06 12345678', 'IT'), 'an Italian zero is dialled').to.equal('+390612345678');
    expect(await tidy('call me', 'DE')).to.equal(undefined);
    expect(await tidy('12', 'DE')).to.equal(undefined);
  });

  it('offers the shop’s countries by name, and guesses among them only', () => {
    expect(listCountries(['DE', 'AT', 'CN'], 'en').map(({name}) => name)).to.deep.equal(['Austria', 'China', 'Germany']);
    expect(listCountries(['CN'], 'zh-Hans')[0]!.name).to.equal('中国');
    expect(guessCountry(['DE', 'FR'], 'Europe/Paris', ['de-DE'])).to.equal('FR');
    expect(guessCountry(['DE', 'FR'], 'America/New_York', ['en-US', 'de-DE'])).to.equal('DE');
    expect(guessCountry(['JP', 'CN'], 'America/New_York', ['en-US'])).to.equal(undefined);
    expect(guessCountry(['JP'], 'America/New_York', ['en-US'])).to.equal('JP');
  });

  it('lets people choose an area where a label needs it spelt exactly', async () => {
    const areas = async (country: string) => (await loadFormat(country)).areas?.list;
    const counts = await Promise.all(['US', 'CA', 'AU', 'CN', 'JP', 'BR', 'MX', 'IN', 'IT', 'ES', 'KR', 'TW', 'HK', 'AE']
      .map(async (country) => (await areas(country))!.length));
    expect(counts).to.deep.equal([62, 13, 9, 31, 47, 27, 32, 36, 107, 52, 17, 22, 3, 7]);
    expect((await areas('JP'))![12]).to.deep.equal({value: '東京都', name: 'Tokyo'});
    expect((await areas('US'))![0]).to.deep.equal({value: 'AL', name: 'Alabama'});
    expect(await areas('DE')).to.equal(undefined);
  });

  it('finds the field that a backend points at', () => {
    expect(errorsFromPointers([
      {pointer: '/address/postalCode', code: 'invalid'}, {pointer: '/address/street/1', code: 'too-long'}, {pointer: '/variant', code: 'x'},
    ])).to.deep.equal({postalCode: 'refused', extra: 'refused'});
  });
});
