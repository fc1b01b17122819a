/** The button: its appearances, and every reason for which it is unavailable. */
import {localized, type Group, type ElementSetup} from './state.ts';
import type {Fixture} from './fixture.ts';

const button = (fixture: Fixture, ref: string, overrides: Partial<ElementSetup> = {}): ElementSetup => (
  {tag: 'send-as-gift', ...overrides, attributes: {product: fixture.productRef(ref), ...overrides.attributes}});
const withAppearance = (name: string) => (fixture: Fixture) => button(fixture, 'mug', {attributes: {appearance: name}});
/** A button whose product is a descriptor. */
const signed = (product: string, overrides: Partial<ElementSetup> = {}): ElementSetup => (
  {tag: 'send-as-gift', ...overrides, attributes: {product, ...overrides.attributes}});
/** The first descriptor with the signature of the second. */
const swapSignature = (descriptor: string, other: string) => descriptor.slice(0, descriptor.lastIndexOf('.')) + other.slice(other.lastIndexOf('.'));
/** Hovering loads the product and shows why it is unavailable. */
const hovered = (ref: string) => (fixture: Fixture) => button(fixture, ref, {steps: [{hover: 'button'}, {waitFor: '#reason'}]});

export const buttonStates: Group = {
  name: 'button', title: localized('The button', '按钮'),
  states: [
    {name: 'button-quiet', title: localized('Quiet', '安静'), expectText: 'Send as a gift', setup: (fixture) => button(fixture, 'mug')},
    {name: 'button-outline', title: localized('Outline', '描边'), expectText: 'Send as a gift', setup: withAppearance('outlined')},
    {name: 'button-filled', title: localized('Filled', '实色'), expectText: 'Send as a gift', setup: withAppearance('filled')},
    {name: 'button-icon', title: localized('Icon only', '仅图标'), expectText: '', setup: withAppearance('icon')},
    {name: 'button-custom-text', title: localized('The shop’s own words', '商家自己的文字'), expectText: 'For a friend',
      setup: (fixture) => button(fixture, 'mug', {text: fixture.lang === 'en' ? 'For a friend' : '送一份心意'})},
    {name: 'button-all-appearances', title: localized('All appearances side by side', '各种样式并排'), expectText: 'Send as a gift',
      setup: (fixture) => ({...withAppearance('')(fixture), siblings: ['outlined', 'filled', 'icon'].map((name) => withAppearance(name)(fixture))})},
    {name: 'button-in-a-form', title: localized('In a form', '表单里'), expectText: 'Send as a gift', setup: (fixture) => button(fixture, 'mug', {container: 'form'})},
    {name: 'button-in-a-dialog', title: localized('In a dialog', '对话框里'), expectText: 'Send as a gift', setup: (fixture) => button(fixture, 'mug', {container: 'dialog'})},
    {name: 'button-in-a-narrow-column', title: localized('In a narrow column', '窄栏里'), expectText: 'Send as a gift',
      setup: (fixture) => button(fixture, 'mug', {container: 'column'})},
    {name: 'button-unavailable', title: localized('The page says why not', '页面说明原因'), expectText: 'Back in spring',
      setup: (fixture) => button(fixture, 'mug', {
        attributes: {unavailable: fixture.lang === 'en' ? 'Back in spring, with the next firing.' : '下一窑在春天，到时再来。'},
        steps: [{hover: 'button'}, {waitFor: '#reason'}],
      })},
    {name: 'button-not-giftable', title: localized('Can’t be sent as a gift', '不可作为礼物'), expectText: 'This item can’t be sent', setup: hovered('tasting')},
    {name: 'button-sold-out', title: localized('Sold out', '已售罄'), expectText: 'sold out right now', setup: hovered('bowl')},
    {name: 'button-price-limit-exceeded', title: localized('Over the price limit', '超出礼物限额'), expectText: 'above the shop’s limit', setup: hovered('kiln')},
    {name: 'button-region-not-served', title: localized('Not to this region', '不送这个地区'), expectText: 'in your region', setup: hovered('plant')},
    {name: 'button-unknown-product', title: localized('A product that the shop doesn’t know', '商家没有的商品'), expectText: '', setup: hovered('nothing')},
    {name: 'button-descriptor-invalid', title: localized('A signed offer that was changed', '签署后被改动的商品'), expectText: 'isn’t what the shop signed',
      setup: (fixture) => signed(swapSignature(fixture.sign(), fixture.sign({amount: 100})), {steps: [{hover: 'button'}, {waitFor: '#reason'}]})},
    {name: 'button-card', title: localized('With a card, signed', '带卡片，已签署'), expectText: '€95',
      setup: (fixture) => signed(fixture.sign(), {attributes: {card: ''}, steps: [{waitFor: '[part=title]'}]})},
    {name: 'button-card-variants', title: localized('With a card, at several prices', '带卡片，多种价格'), expectText: '€95 – €140',
      setup: (fixture) => signed(fixture.sign({variants: [
        {ref: 'plain', title: fixture.lang === 'en' ? 'Unframed' : '无框'}, {ref: 'framed', title: fixture.lang === 'en' ? 'Framed' : '带框', amount: 14_000},
      ]}), {attributes: {card: ''}, steps: [{waitFor: '[part=title]'}]})},
    {name: 'button-card-catalog', title: localized('With a card, from the catalog', '带卡片，目录商品'), expectText: '€48',
      setup: (fixture) => button(fixture, 'teapot', {attributes: {card: ''}, steps: [{waitFor: '[part=title]'}]})},
    {name: 'button-card-without-picture', title: localized('With a card, a long title and no picture', '带卡片，标题较长，没有图片'), expectText: '€9',
      setup: (fixture) => button(fixture, 'letter', {attributes: {card: '', appearance: 'filled'}, steps: [{waitFor: '[part=title]'}]})},
    {name: 'button-card-narrow', title: localized('With a card in a narrow column', '窄栏里的卡片'), expectText: '€95',
      setup: (fixture) => signed(fixture.sign(), {attributes: {card: ''}, container: 'column', steps: [{waitFor: '[part=title]'}]})},
    {name: 'button-no-product', title: localized('No product on the page', '页面上没有商品'), expectText: 'can’t be sent as a gift',
      setup: () => ({tag: 'send-as-gift', steps: [{hover: 'button'}, {waitFor: '#reason'}]})},
  ],
};
