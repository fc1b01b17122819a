/** The button: its appearances, and every reason for which it is unavailable. */
import {localized, type Group, type ElementSetup} from './state.ts';
import type {Fixture} from './fixture.ts';

const button = (fixture: Fixture, ref: string, overrides: Partial<ElementSetup> = {}): ElementSetup => (
  {tag: 'send-as-gift', ...overrides, attributes: {product: fixture.productRef(ref), ...overrides.attributes}});
const withAppearance = (name: string) => (fixture: Fixture) => button(fixture, 'mug', {attributes: {appearance: name}});
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
    {name: 'button-no-product', title: localized('The page forgot the product', '页面漏写商品'), expectText: 'aren’t available here',
      setup: () => ({tag: 'send-as-gift', steps: [{hover: 'button'}, {waitFor: '#reason'}]})},
  ],
};
