import {expect, fixture, html} from '@open-wc/testing';
import type {GiftClaimCard} from '../../src/elements/gift-claim-card/gift-claim-card.ts';
import type {GiftStatus} from '../../src/elements/gift-status/gift-status.ts';
import {setStrings, type CustomStrings, type SendAsGift} from '../../src/index.ts';
import {createBackend} from '../support/browser-backend.ts';
import {recordWarnings} from '../support/console.ts';
import {dialog, heading, openPanel, queryPanel, resetPage, setValue, waitForSelector} from '../support/panel-driver.ts';
import {waitFor} from '../support/wait.ts';

const page = document.documentElement;

async function createCard(lang: string, dir = 'ltr') {
  const backend = await createBackend();
  const {claimToken} = await backend.createGift();
  const place = await fixture<HTMLElement>(html`<div lang=${lang} dir=${dir}><gift-claim-card .backend=${backend.url} .claimToken=${claimToken}></gift-claim-card></div>`);
  const card = place.querySelector<GiftClaimCard>('gift-claim-card')!;
  const content = () => card.shadowRoot?.querySelector<HTMLElement>('.card');
  const title = () => card.shadowRoot?.querySelector('#heading')?.textContent?.trim() ?? '';
  await waitFor(title, 'the card never showed its heading');
  return {place, card, content, title};
}

describe('the language of the elements', () => {
  afterEach(async () => {
    page.removeAttribute('dir');
    await resetPage();
  });

  it('is marked on English texts where the page speaks a language that is not supported', async () => {
    const {content, title, place} = await createCard('nl', 'rtl');
    expect(title()).to.equal('A gift from Ana');
    expect(content()!.lang).to.equal('en');
    expect(getComputedStyle(content()!).direction).to.equal('ltr');
    const button = document.createElement('send-as-gift');
    place.append(button);
    await button.updateComplete;
    const label = button.shadowRoot!.querySelector<HTMLElement>('[part=label]')!;
    expect([label.textContent!.trim(), label.lang]).to.deep.equal(['Send as a gift', 'en']);
    place.lang = 'en-GB';
    await waitFor(() => !label.hasAttribute('lang'), 'a British voice may read an English label');
    place.lang = 'nl';
    button.textContent = 'Cadeau geven';
    await waitFor(() => !label.textContent!.includes('Send') && !label.hasAttribute('lang'), 'the page’s own label is in its language');
  });

  it('decides the direction of the texts, whatever that of the page', async () => {
    const {content, title, place} = await createCard('ar');
    await waitFor(() => /Ana/.test(title()));
    expect(getComputedStyle(content()!).direction).to.equal('rtl');
    place.dir = 'rtl';
    place.lang = 'de';
    await waitFor(() => title() === 'Ein Geschenk von Ana');
    expect(getComputedStyle(content()!).direction).to.equal('ltr');
  });

  it('keeps the region for dates: the British write the day before the month', async () => {
    const {content} = await createCard('en-GB');
    expect(content()!.lang).to.equal('en-GB');
    const date = new Intl.DateTimeFormat('en-GB', {day: 'numeric', month: 'long'});
    const text = () => content()!.textContent!;
    await waitFor(() => /until \w+,? \d+ \w+/.test(text()), `no British date in ${text()}`);
    expect(date.format(0)).to.equal('1 January');
  });

  it('changes with the `lang` of any ancestor, also inside a shadow root', async () => {
    const host = await fixture<HTMLElement>(html`<div></div>`);
    const root = host.attachShadow({mode: 'open'});
    root.innerHTML = '<section lang="de"><send-as-gift backend="" product="mug"></send-as-gift></section>';
    const label = () => root.querySelector('send-as-gift')!.shadowRoot!.querySelector('[part=label]')?.textContent!.trim();
    await waitFor(() => label() === 'Verschenken');
    root.querySelector('section')!.lang = 'ja';
    await waitFor(() => label() === 'ギフトとして贈る');
    root.querySelector('section')!.removeAttribute('lang');
    host.lang = 'pt-BR';
    await waitFor(() => label() === 'Enviar como presente');
  });

  it('changes in an open panel, which keeps what was typed, its focus and its options', async () => {
    const {button} = await openPanel();
    const note = queryPanel<HTMLTextAreaElement>('#note')!;
    setValue(note, 'For slow mornings.');
    note.focus();
    page.lang = 'de';
    await waitFor(() => heading() === 'Verschenken' || queryPanel('.footer .button')?.textContent?.includes('bezahlen'), 'the panel stayed English');
    expect(note.value).to.equal('For slow mornings.');
    expect(queryPanel('#note')).to.equal(note);
    expect(document.activeElement?.shadowRoot?.activeElement).to.equal(note);
    expect(dialog()!.lang).to.equal('de');
    button.lang = 'ar';
    await waitFor(() => dialog()!.dir === 'rtl', 'the panel stayed German');
    expect(dialog()!.open).to.equal(true);
  });

  it('changes in <gift-status> and in the parts that it loads', async () => {
    const backend = await createBackend();
    const {manageToken, sender} = await backend.createGift({passcode: 'luna'});
    const place = await fixture<HTMLElement>(html`<div lang="en"><gift-status .client=${sender} .manageToken=${manageToken}></gift-status></div>`);
    const status = place.querySelector<GiftStatus>('gift-status')!;
    const text = () => status.shadowRoot!.textContent!.replace(/\s+/g, ' ');
    await waitFor(() => text().includes('It opens with the passcode you chose'), 'no details');
    place.lang = 'fr';
    await waitFor(() => text().includes('Attend d’être ouvert') && text().includes('Il s’ouvre avec le mot de passe'), 'not all is French');
    expect(text()).not.to.contain('passcode');
  });
});

describe('a page’s own texts', () => {
  afterEach(resetPage);

  it('replace ours in one language, before and after an element is shown, and nested ones too', async () => {
    await setStrings('fr', {panel: {covers: {plain: 'Sobre'}, pay: (amount) => `Offrir pour ${amount}`}, button: {label: 'Faire plaisir'}});
    const {button} = await openPanel({lang: 'fr-CA'});
    await waitFor(() => queryPanel('.footer .button')?.textContent?.includes('Offrir pour'), 'the panel has our text');
    expect(button.shadowRoot!.textContent).to.contain('Faire plaisir');
    expect(queryPanel('form')!.innerHTML).to.contain('Sobre').and.to.contain('Anniversaire', 'texts that are left out stay');
    await setStrings('fr', {panel: {note: 'Un petit mot'}});
    await waitFor(() => queryPanel('form')!.textContent!.includes('Un petit mot'));
    page.lang = 'de';
    await waitFor(() => queryPanel('form')!.innerHTML.includes('Geburtstag'), 'other languages keep theirs');
  });

  it('can belong to one element, and change', async () => {
    const {card, title} = await createCard('de');
    card.strings = {sealedCard: {giftFrom: (name) => `Post von ${name}`}};
    await waitFor(() => title() === 'Post von Ana');
    card.strings = undefined;
    await waitFor(() => title() === 'Ein Geschenk von Ana');
  });

  it('reach the panel from its button, while it is open', async () => {
    const {button} = await openPanel();
    (button as SendAsGift).strings = {panel: {note: 'Words for your friend'}};
    await waitFor(() => queryPanel('form')!.textContent!.includes('Words for your friend'));
    await waitForSelector('form');
  });

  it('that do not fit are reported once and left out', async () => {
    const {warnings, restore} = recordWarnings();
    try {
      const strings = {sealedCard: {giftFrom: 'Post', open: 'Auf', opne: 'Auf'}, card: {}} as unknown as CustomStrings;
      const {card, title} = await createCard('de');
      card.strings = strings;
      await waitFor(() => card.shadowRoot!.textContent!.includes('Auf'));
      expect(title()).to.equal('Ein Geschenk von Ana');
      card.strings = {...strings};
      await setStrings('nl', {});
      expect(warnings.filter((text) => text.includes('sealedCard.giftFrom'))).to.have.lengthOf(1);
      expect(warnings.filter((text) => text.includes('sealedCard.opne'))).to.have.lengthOf(1);
      expect(warnings.filter((text) => text.includes('no texts card'))).to.have.lengthOf(1);
      expect(warnings.filter((text) => text.includes('"nl"'))).to.have.lengthOf(1);
    } finally {
      restore();
    }
  });
});
