/** The button: its looks, and every reason for which it can't be pressed. */
import {said, type Group, type Stage} from './state.ts';
import type {Town} from './town.ts';

const button = (town: Town, ref: string, more: Partial<Stage> = {}): Stage => (
  {tag: 'send-as-gift', ...more, attributes: {product: town.thing(ref), ...more.attributes}});
const look = (name: string) => (town: Town) => button(town, 'mug', {attributes: {look: name}});
/** Somebody points at it, and it learns what the shop says. */
const pointedAt = (ref: string) => (town: Town) => button(town, ref, {acts: [{hover: 'button'}, {see: '#why'}]});

export const buttonStates: Group = {
  name: 'button', title: said('The button', '按钮'),
  states: [
    {name: 'button-quiet', title: said('Quiet', '安静'), sees: 'Send as a gift', stage: (town) => button(town, 'mug')},
    {name: 'button-outline', title: said('Outline', '描边'), sees: 'Send as a gift', stage: look('outline')},
    {name: 'button-filled', title: said('Filled', '实色'), sees: 'Send as a gift', stage: look('filled')},
    {name: 'button-icon', title: said('Icon only', '仅图标'), sees: '', stage: look('icon')},
    {name: 'button-own-words', title: said('The shop’s own words', '商家自己的文字'), sees: 'For a friend',
      stage: (town) => button(town, 'mug', {words: town.lang === 'en' ? 'For a friend' : '送一份心意'})},
    {name: 'button-all-looks', title: said('All looks side by side', '各种样式并排'), sees: 'Send as a gift',
      stage: (town) => ({...look('')(town), beside: ['outline', 'filled', 'icon'].map((name) => look(name)(town))})},
    {name: 'button-in-a-form', title: said('In a form', '表单里'), sees: 'Send as a gift', stage: (town) => button(town, 'mug', {within: 'form'})},
    {name: 'button-in-a-dialog', title: said('In a dialog', '对话框里'), sees: 'Send as a gift', stage: (town) => button(town, 'mug', {within: 'dialog'})},
    {name: 'button-in-a-narrow-column', title: said('In a narrow column', '窄栏里'), sees: 'Send as a gift',
      stage: (town) => button(town, 'mug', {within: 'column'})},
    {name: 'button-told-unavailable', title: said('The page says why not', '页面说明原因'), sees: 'Back in spring',
      stage: (town) => button(town, 'mug', {
        attributes: {unavailable: town.lang === 'en' ? 'Back in spring, with the next firing.' : '下一窑在春天，到时再来。'},
        acts: [{hover: 'button'}, {see: '#why'}],
      })},
    {name: 'button-not-giftable', title: said('Not as a gift', '不可作为礼物'), sees: 'doesn’t let this be sent', stage: pointedAt('tasting')},
    {name: 'button-sold-out', title: said('Sold out', '已售罄'), sees: 'sold out right now', stage: pointedAt('bowl')},
    {name: 'button-too-dear', title: said('Too dear for a gift', '超出礼物限额'), sees: 'costs more than', stage: pointedAt('kiln')},
    {name: 'button-wrong-region', title: said('Not to this region', '不送这个地区'), sees: 'to your region', stage: pointedAt('plant')},
    {name: 'button-unknown-product', title: said('A product that the shop doesn’t know', '商家没有的商品'), sees: '', stage: pointedAt('nothing')},
    {name: 'button-forgotten-product', title: said('The page forgot the product', '页面漏写商品'), sees: 'aren’t offered here',
      stage: () => ({tag: 'send-as-gift', acts: [{hover: 'button'}, {see: '#why'}]})},
  ],
};
