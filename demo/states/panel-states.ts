/** The sender's panel, from the empty form to the poster. */
import {said, type Act, type Group, type Stage} from './state.ts';
import {thing} from './things.ts';
import {inDays, sendsSeveral, type Town} from './town.ts';

const FORM: Act[] = [{open: true}, {see: 'form'}];

function panel(town: Town, ref: string, acts: Act[], more: Partial<Stage> = {}): Stage {
  return {tag: 'send-as-gift', ...more, attributes: {product: town.thing(ref), ...more.attributes}, acts};
}
/** What somebody had typed before. */
const typed = (town: Town, ref: string, words: object) => (
  {lasting: {[`words:${thing(ref, town.lang)}`]: {note: '', from: '', cover: 'plain', ...words}}, tab: {}});
const written = (town: Town, ref = 'teapot') => typed(town, ref, {from: town.voice.ana, note: town.voice.note});

const form = (ref: string, more?: (town: Town) => Partial<Stage>, acts: Act[] = []) => (town: Town) =>
  panel(town, ref, [...FORM, ...acts], more?.(town));
const filled = (ref = 'teapot', acts: Act[] = []) => form(ref, (town) => ({keeps: written(town, ref)}), acts);
const cover = (name: string) => form('teapot', (town) => ({keeps: typed(town, 'teapot', {cover: name, from: town.voice.ana})}));
const pays: Act[] = [{press: '[part=press]'}];

/** Back on the product's page with a gift in hand. */
async function back(town: Town, wish: Parameters<Town['sends']>[0], acts: Act[], more: Partial<Stage> = {}): Promise<Stage> {
  const {sender} = await town.sends(wish);
  const {lasting} = sender.kept();
  return panel(town, 'teapot', acts, {keeps: {lasting, tab: {open: town.thing('teapot')}}, ...more});
}
const share = (...acts: Act[]) => (town: Town) => back(town, {}, [{see: 'gift-share'}, ...acts]);
const shareOf = (wish: () => Parameters<Town['sends']>[0]) => (town: Town) => back(town, wish(), [{see: 'gift-share'}]);
const MORE: Act[] = [{press: '[part=more]'}, {see: '.way'}];

/** Written, and set in "More"; a passcode is kept for the tab only. */
const set = (acts: Act[], words: () => object, passcode = '') => form('teapot', (town) => ({
  keeps: {...typed(town, 'teapot', {from: town.voice.ana, note: town.voice.note, ...words()}), tab: {[`passcode:${town.thing('teapot')}`]: passcode}},
}), acts);
const OPENER: Act[] = [{press: '.opener'}, {see: '#moment'}];
const wall = (days: number) => ({wall: inDays(days).slice(0, 16), zone: 'Asia/Tokyo', moment: inDays(days)});
/** The panel, for one more thing, of somebody who has sent gifts from this browser before. */
const sent = (...acts: Act[]) => async (town: Town) =>
  panel(town, 'mug', [...FORM, {press: '[part=sent]'}, {see: 'li .remove'}, ...acts], {keeps: {lasting: (await sendsSeveral(town)).kept().lasting, tab: {}}});

export const panelStates: Group = {
  name: 'panel', title: said('The sender’s panel', '送礼面板'),
  states: [
    {name: 'panel-loading', title: said('The shop is slow', '商家反应慢'), sees: 'One moment',
      stage: (town) => panel(town, 'teapot', [{open: true}, {see: '.spinner'}], {backend: town.line('silent')})},
    {name: 'panel-empty', title: said('Empty form, a choice of colours', '空白表单，可选颜色'), sees: 'Let them choose', stage: form('teapot')},
    {name: 'panel-one-style', title: said('One style', '只有一种款式'), sees: 'Morning mug', stage: form('mug')},
    {name: 'panel-prices-differ', title: said('Sizes at different prices', '规格不同，价格不同'), sees: '12 tins', stage: form('sampler')},
    {name: 'panel-many-styles', title: said('Many styles, one gone', '款式多，一款缺货'), sees: 'Plum', stage: form('cups')},
    {name: 'panel-long-title', title: said('A long name, no picture', '名字很长，没有图片'), sees: 'A letter by hand', stage: form('letter')},
    {name: 'panel-written', title: said('Written', '写好了'), sees: 'Pay €48 and get the link', stage: filled()},
    ...(['birthday', 'thanks', 'love', 'new-year', 'winter'] as const).map((name, at) => ({
      name: `panel-cover-${name}`, title: said(`Cover: ${name.replace('-', ' ')}`, `封面：${['生日', '感谢', '爱', '新年', '冬日'][at]}`),
      sees: 'Pay €48', stage: cover(name),
    })),
    {name: 'panel-nearly-full', title: said('Note near its end', '留言快写满'), sees: '12 characters left',
      stage: form('teapot', (town) => ({keeps: typed(town, 'teapot', {from: town.voice.ana, note: filling(town, 488)})}))},
    {name: 'panel-note-too-long', title: said('Note too long', '留言太长'), sees: '7 characters too many',
      stage: form('teapot', (town) => ({keeps: typed(town, 'teapot', {from: town.voice.ana, note: filling(town, 507)})}), pays)},
    {name: 'panel-name-missing', title: said('No name, and paying', '没写名字就付款'), sees: 'who it is from', stage: form('teapot', undefined, pays)},
    {name: 'panel-name-too-long', title: said('Name too long', '名字太长'), sees: 'too long for the card',
      stage: form('teapot', (town) => ({keeps: typed(town, 'teapot', {from: town.voice.longName.repeat(3)})}), pays)},
    {name: 'panel-group', title: said('For a group of five', '送给五位朋友'), sees: '5 × €48', stage: set([], () => ({group: true, count: '5'}))},
    {name: 'panel-group-wrong', title: said('A number that no group can have', '份数不对'), sees: 'a whole number from 2 to 100',
      stage: set(pays, () => ({group: true, count: '101'}))},
    {name: 'panel-more', title: said('More: surprise, passcode, date', '更多：惊喜、口令、日期'), sees: 'Keep it a surprise', stage: filled('teapot', OPENER)},
    {name: 'panel-more-set', title: said('All of it set', '全都设好了'), sees: 'Without a date', stage: set([...OPENER, {see: '#zone'}], () => ({secret: true, ...wall(12)}), 'rain')},
    {name: 'panel-more-closed', title: said('All of it set, and closed', '设好并收起'), sees: 'surprise · passcode · date',
      stage: set([{see: '.opener .set'}], () => ({secret: true, ...wall(12)}), 'rain')},
    {name: 'panel-passcode-too-long', title: said('Passcode too long', '口令太长'), sees: 'At most 40', stage: set([...OPENER, {see: '#passcode-says.error'}], () => ({}), '1123'.repeat(11))},
    {name: 'panel-passcode-forbidden', title: said('A passcode that can’t be typed', '口令含有不能用的字符'), sees: 'a passcode can’t have',
      stage: set([...OPENER, {see: '#passcode-says.error'}], () => ({}), 'ra\u0007in')},
    {name: 'panel-date-past', title: said('A date that is over', '日期已过'), sees: 'is over there already', stage: set([...OPENER, {see: '#moment-says.error'}], () => wall(-2))},
    {name: 'panel-date-too-far', title: said('A date too far ahead', '日期太远'), sees: 'too far ahead', stage: set([...OPENER, {see: '#moment-says.error'}], () => wall(400))},
    {name: 'panel-policy', title: said('The shop’s own terms', '商家自己的条款'), sees: 'Privacy', stage: filledOver('lawful', [], [])},
    {name: 'panel-prefilled', title: said('Words from the page', '页面预填的文字'), sees: 'Pay €48',
      stage: form('teapot', ({voice}) => ({properties: {prefill: {note: voice.note, senderName: voice.ana}}}))},
    {name: 'panel-sent', title: said('Gifts sent from here', '从这里送出的礼物'), sees: 'kept in this browser only', stage: sent()},
    {name: 'panel-sent-remove', title: said('Remove one from this browser?', '从本浏览器移除吗'), sees: 'nothing happens to the money', stage: sent({press: 'li .remove'}, {see: '.question'})},
    {name: 'panel-sent-follow', title: said('Following one of them', '查看其中一份'), sees: 'Waiting to be opened', stage: sent({press: 'li .one'}, {see: '.state'})},
    {name: 'panel-paying', title: said('On the way to the payment', '正前往付款'), sees: 'One moment',
      stage: filledOver('deaf')},
    {name: 'panel-price-changed', title: said('The price has changed', '价格变了'), sees: 'The price has changed',
      stage: filledOver('yesterday', [{see: '.price.new'}])},
    {name: 'panel-pay-failed', title: said('Paying failed', '付款没走通'), sees: 'Nothing you typed is lost', stage: filledOver('refusing', [{see: '.foot .error'}])},
    {name: 'panel-trouble', title: said('The shop can’t be reached', '联系不上商家'), sees: 'That didn’t work',
      stage: (town) => panel(town, 'teapot', [{open: true}, {see: '[role=alert]'}], {backend: NOWHERE})},
    {name: 'panel-refused-sold-out', title: said('Sold out meanwhile', '刚刚售罄'), sees: 'Not as a gift',
      stage: (town) => panel(town, 'bowl', [{open: true}, {see: 'dialog h2'}])},
    {name: 'panel-refused', title: said('Not as a gift', '不可作为礼物'), sees: 'doesn’t let this be sent',
      stage: (town) => panel(town, 'tasting', [{open: true}, {see: 'dialog h2'}])},
    {name: 'panel-confirming', title: said('Confirming the payment', '正在确认付款'), sees: 'Confirming your payment',
      stage: (town) => back(town, {unpaid: true}, [{see: '.spinner'}])},
    {name: 'panel-unpaid', title: said('The payment hasn’t gone through', '付款没有成功'), sees: 'hasn’t gone through',
      stage: (town) => back(town, {unpaid: true}, [{see: '.foot [part=press-second]'}])},
    {name: 'panel-elsewhere', title: said('A browser that keeps nothing', '浏览器不保存任何内容'), sees: 'Pay in a new tab',
      stage: (town) => panel(town, 'teapot', [...FORM, {write: ['#from', town.voice.ana]}, ...pays, {see: '.foot a, .foot [part=press]'}], {blocked: true})},
    {name: 'panel-share', title: said('Wrapped, to be shared', '包好了，去分享'), sees: 'It’s wrapped', stage: share()},
    {name: 'panel-share-code', title: said('With the QR code', '二维码'), sees: 'point their camera', stage: share({press: '[part=qr]'}, {see: 'figure'})},
    {name: 'panel-share-more', title: said('More ways', '更多方式'), sees: 'WhatsApp', stage: share(...MORE)},
    {name: 'panel-share-wechat', title: said('WeChat’s code', '微信二维码'), sees: 'Scan this with WeChat',
      stage: share(...MORE, {press: '[part=wechat]'}, {see: 'figure'})},
    {name: 'panel-share-poster', title: said('The poster', '海报'), sees: 'Save the picture',
      stage: share(...MORE, {press: '[part=picture]'}, {see: 'canvas'})},
    {name: 'panel-share-print', title: said('The card to print', '可打印的卡片'), sees: 'Print the card',
      stage: share(...MORE, {press: '[part=print]'}, {see: 'canvas'})},
    {name: 'panel-share-group', title: said('Wrapped for a group', '包好了，送给一群人'), sees: 'one link to all of them', stage: shareOf(() => ({portions: 5}))},
    {name: 'panel-share-secret', title: said('Wrapped, a secret', '包好了，神秘礼物'), sees: 'It’s wrapped', stage: shareOf(() => ({secret: true}))},
    {name: 'panel-share-passcode', title: said('Wrapped, with a passcode', '包好了，有口令'), sees: 'need the passcode', stage: shareOf(() => ({passcode: '1123'}))},
    {name: 'panel-share-scheduled', title: said('Wrapped for a day', '包好了，等待那一天'), sees: 'It can be opened from',
      stage: shareOf(() => ({sendAt: {at: inDays(12), timeZone: 'Asia/Tokyo'}}))},
    {name: 'panel-share-opened', title: said('Opened meanwhile', '对方已拆开'), sees: 'Opened, not accepted yet',
      stage: async (town) => {
        const sent = await town.sends();
        await town.opens(sent);
        return panel(town, 'teapot', [{see: '.state'}], {keeps: {lasting: sent.sender.kept().lasting, tab: {open: town.thing('teapot')}}});
      }},
  ],
};

/** A browser refuses this port by itself, so nothing can ever be behind it. */
export const NOWHERE = 'http://localhost:9';

function filledOver(kind: string, then: Act[] = [], first = pays) {
  return form('teapot', (town) => ({backend: town.line(kind), keeps: written(town)}), [...first, ...then]);
}

const filling = (town: Town, count: number) => [...(`${town.voice.longNote}\n\n`).repeat(4)].slice(0, count - 1).join('') + (town.lang === 'en' ? '.' : '。');
