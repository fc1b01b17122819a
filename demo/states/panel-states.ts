/** The panel: form, payment, sharing and sent gifts. */
import {localized, type Step, type Group, type ElementSetup} from './state.ts';
import {productRef} from './products.ts';
import {UNREACHABLE, type FaultName} from './fault-proxy.ts';
import {DAY_MS, daysFromNow, HELD_BACK_MS, sendSeveral, type Fixture} from './fixture.ts';

const FORM: Step[] = [{open: true}, {waitFor: 'form'}];

function panel(fixture: Fixture, ref: string, steps: Step[], overrides: Partial<ElementSetup> = {}): ElementSetup {
  return {tag: 'send-as-gift', ...overrides, attributes: {product: fixture.productRef(ref), ...overrides.attributes}, steps};
}
/** Browser storage with a partly filled form. */
const storedForm = (fixture: Fixture, ref: string, values: object) => (
  {local: {[`form:${productRef(ref, fixture.lang)}`]: {note: '', senderName: '', cover: 'plain', ...values}}, session: {}});
const completeForm = (fixture: Fixture, ref = 'teapot') => storedForm(fixture, ref, {senderName: fixture.sampleText.senderName, note: fixture.sampleText.note});

const form = (ref: string, overrides?: (fixture: Fixture) => Partial<ElementSetup>, steps: Step[] = []) => (fixture: Fixture) =>
  panel(fixture, ref, [...FORM, ...steps], overrides?.(fixture));
const filledForm = (ref = 'teapot', steps: Step[] = []) => form(ref, (fixture) => ({storage: completeForm(fixture, ref)}), steps);
const cover = (name: string) => form('teapot', (fixture) => ({storage: storedForm(fixture, 'teapot', {cover: name, senderName: fixture.sampleText.senderName})}));
const CLICK_PAY: Step[] = [{click: '.footer [part=button]'}];

/** The product page after the return from the payment page. */
async function returnFromPayment(fixture: Fixture, params: Parameters<Fixture['sendGift']>[0], steps: Step[], overrides: Partial<ElementSetup> = {}): Promise<ElementSetup> {
  const {sender} = await fixture.sendGift(params);
  const {local} = sender.storedData();
  return panel(fixture, 'teapot', steps, {storage: {local, session: {'open-panel': fixture.productRef('teapot')}}, ...overrides});
}
/** The payment page's redirect, without a payment. */
const returnUnpaid = (fixture: Fixture, steps: Step[]) => returnFromPayment(fixture, {unpaid: true}, steps, {returnParam: fixture.productRef('teapot')});
const shareScreen = (...steps: Step[]) => (fixture: Fixture) => returnFromPayment(fixture, {}, [{waitFor: 'gift-share'}, ...steps]);
const shareScreenFor = (params: () => Parameters<Fixture['sendGift']>[0]) => (fixture: Fixture) => returnFromPayment(fixture, params(), [{waitFor: 'gift-share'}]);
const MORE: Step[] = [{click: '[part=more]'}, {waitFor: '.target'}];

/** A filled form with options. The passcode is stored for the tab only. */
const formWithOptions = (steps: Step[], options: () => object, passcode = '') => form('teapot', (fixture) => ({
  storage: {...storedForm(fixture, 'teapot', {senderName: fixture.sampleText.senderName, note: fixture.sampleText.note, ...options()}), session: {[`form-passcode:${fixture.productRef('teapot')}`]: passcode}},
}), steps);
const OPENER: Step[] = [{click: '.toggle'}, {waitFor: '#date'}];
const schedule = (days: number) => ({localTime: daysFromNow(days).slice(0, 16), timeZone: 'Asia/Tokyo', instant: daysFromNow(days)});
/** The panel of a browser that has sent gifts before. */
const sentGifts = (...steps: Step[]) => async (fixture: Fixture) =>
  panel(fixture, 'mug', [...FORM, {click: '[part=sent-gifts]'}, {waitFor: 'li .remove'}, ...steps], {storage: {local: (await sendSeveral(fixture)).storedData().local, session: {}}});

export const panelStates: Group = {
  name: 'panel', title: localized('The sender’s panel', '送礼面板'),
  states: [
    {name: 'panel-loading', title: localized('The shop is slow', '商家反应慢'), expectText: 'One moment',
      setup: (fixture) => panel(fixture, 'teapot', [{open: true}, {waitFor: '.spinner'}], {backend: fixture.faultUrl('hang')})},
    {name: 'panel-empty', title: localized('Empty form, a choice of colours', '空白表单，可选颜色'), expectText: 'Let them choose', setup: form('teapot')},
    {name: 'panel-one-style', title: localized('One style', '只有一种款式'), expectText: 'Morning mug', setup: form('mug')},
    {name: 'panel-prices-differ', title: localized('Sizes at different prices', '规格不同，价格不同'), expectText: '12 tins', setup: form('sampler')},
    {name: 'panel-many-styles', title: localized('Many styles, one gone', '款式多，一款缺货'), expectText: 'Plum', setup: form('cups')},
    {name: 'panel-variant-sold-out', title: localized('The style chosen on the page is sold out', '页面上选的款式缺货'), expectText: 'Salt is sold out. Choose another.',
      setup: form('cups', (fixture) => ({attributes: {variant: 'cup-3'}, storage: completeForm(fixture, 'cups')}))},
    {name: 'panel-variant-unknown', title: localized('A style that the shop doesn’t know', '商家没有的款式'), expectText: 'isn’t available here',
      setup: form('sampler', (fixture) => ({attributes: {variant: 'lagre'}, storage: completeForm(fixture, 'sampler')}))},
    {name: 'panel-long-title', title: localized('A long name, no picture', '名字很长，没有图片'), expectText: 'A letter by hand', setup: form('letter')},
    {name: 'panel-written', title: localized('Written', '写好了'), expectText: 'Pay €48 and get the link', setup: filledForm()},
    ...(['birthday', 'thanks', 'love', 'new-year', 'winter'] as const).map((name, at) => ({
      name: `panel-cover-${name}`, title: localized(`Cover: ${name.replace('-', ' ')}`, `封面：${['生日', '感谢', '爱', '新年', '冬日'][at]}`),
      expectText: 'Pay €48', setup: cover(name),
    })),
    {name: 'panel-nearly-full', title: localized('Note near its end', '留言快写满'), expectText: '12 characters left',
      setup: form('teapot', (fixture) => ({storage: storedForm(fixture, 'teapot', {senderName: fixture.sampleText.senderName, note: longNote(fixture, 488)})}))},
    {name: 'panel-note-too-long', title: localized('Note too long', '留言太长'), expectText: '7 characters too many',
      setup: form('teapot', (fixture) => ({storage: storedForm(fixture, 'teapot', {senderName: fixture.sampleText.senderName, note: longNote(fixture, 507)})}), CLICK_PAY)},
    {name: 'panel-name-missing', title: localized('No name, and paying', '没写名字就付款'), expectText: 'who it’s from', setup: form('teapot', undefined, CLICK_PAY)},
    {name: 'panel-name-too-long', title: localized('Name too long', '名字太长'), expectText: 'too long for the card',
      setup: form('teapot', (fixture) => ({storage: storedForm(fixture, 'teapot', {senderName: fixture.sampleText.longName.repeat(3)})}), CLICK_PAY)},
    {name: 'panel-group', title: localized('For a group of five', '送给五位朋友'), expectText: '5 × €48', setup: formWithOptions([], () => ({isGroup: true, portionCount: '5'}))},
    {name: 'panel-hold', title: localized('Reserved, and charged when they accept', '先预留，对方收下才扣款'), expectText: 'Reserve €48 and get the link',
      setup: filledFormOver('hold', [], [])},
    {name: 'panel-hold-group', title: localized('Reserved otherwise, charged at once for a group', '平时预留，多份立即扣款'), expectText: 'is charged right away',
      setup: form('teapot', (fixture) => ({backend: fixture.faultUrl('hold'), storage: storedForm(fixture, 'teapot', {senderName: fixture.sampleText.senderName, isGroup: true, portionCount: '3'})}))},
    {name: 'panel-group-wrong', title: localized('A number that no group can have', '份数不对'), expectText: 'a whole number from 2 to 100',
      setup: formWithOptions(CLICK_PAY, () => ({isGroup: true, portionCount: '101'}))},
    {name: 'panel-options', title: localized('More: surprise, passcode, date', '更多：惊喜、口令、日期'), expectText: 'Keep it a surprise', setup: filledForm('teapot', OPENER)},
    {name: 'panel-options-set', title: localized('All of it set', '全都设好了'), expectText: 'Remove the date', setup: formWithOptions([...OPENER, {waitFor: '#time-zone'}], () => ({secret: true, ...schedule(12)}), 'rain')},
    {name: 'panel-options-closed', title: localized('All of it set, and closed', '设好并收起'), expectText: 'surprise · passcode · date',
      setup: formWithOptions([{waitFor: '.toggle .set'}], () => ({secret: true, ...schedule(12)}), 'rain')},
    {name: 'panel-passcode-weak', title: localized('A passcode that is easy to guess', '容易被猜到的口令'), expectText: 'easy to guess',
      setup: formWithOptions([...OPENER, {hover: '#date'}], () => ({}), '1123')},
    {name: 'panel-passcode-suggested', title: localized('A suggested passcode', '推荐的口令'), expectText: 'Share it separately',
      setup: formWithOptions([...OPENER, {click: '#suggest-passcode'}, {hover: '#date'}], () => ({}), '1123')},
    {name: 'panel-passcode-too-long', title: localized('Passcode too long', '口令太长'), expectText: 'At most 40', setup: formWithOptions([...OPENER, {waitFor: '#passcode-message.error'}], () => ({}), '1123'.repeat(11))},
    {name: 'panel-passcode-forbidden', title: localized('A passcode that can’t be typed', '口令含有不能用的字符'), expectText: 'can’t be used in a passcode',
      setup: formWithOptions([...OPENER, {waitFor: '#passcode-message.error'}], () => ({}), 'ra\u0007in')},
    {name: 'panel-date-past', title: localized('A date that is over', '日期已过'), expectText: 'already later than that there', setup: formWithOptions([...OPENER, {waitFor: '#date-message.error'}], () => schedule(-2))},
    {name: 'panel-date-too-far', title: localized('A date too far ahead', '日期太远'), expectText: 'too far ahead', setup: formWithOptions([...OPENER, {waitFor: '#date-message.error'}], () => schedule(400))},
    {name: 'panel-policy', title: localized('The shop’s own terms', '商家自己的条款'), expectText: 'Privacy', setup: filledFormOver('legal-links', [], [])},
    {name: 'panel-prefilled', title: localized('Words from the page', '页面预填的文字'), expectText: 'Pay €48',
      setup: form('teapot', ({sampleText}) => ({properties: {prefill: {note: sampleText.note, senderName: sampleText.senderName}}}))},
    {name: 'panel-sent', title: localized('Gifts sent from this browser', '从这里送出的礼物'), expectText: 'stored in this browser only', setup: sentGifts()},
    {name: 'panel-sent-remove', title: localized('Remove one from this browser?', '从本浏览器移除吗'), expectText: 'itself isn’t affected', setup: sentGifts({click: 'li .remove'}, {waitFor: '.question'})},
    {name: 'panel-sent-follow', title: localized('Following one of them', '查看其中一份'), expectText: 'Waiting to be opened', setup: sentGifts({click: '.choose'}, {waitFor: '.state'})},
    {name: 'panel-paying', title: localized('On the way to the payment', '正前往付款'), expectText: 'One moment',
      setup: filledFormOver('hang-writes')},
    {name: 'panel-price-changed', title: localized('The price has changed', '价格变了'), expectText: 'The price has changed',
      setup: filledFormOver('stale-price', [{waitFor: '.price.changed'}])},
    {name: 'panel-pay-failed', title: localized('Paying failed', '付款没走通'), expectText: 'Nothing you typed is lost', setup: filledFormOver('fail-writes', [{waitFor: '.footer .error'}])},
    {name: 'panel-unreachable', title: localized('The shop can’t be reached', '联系不上商家'), expectText: 'That didn’t work',
      setup: (fixture) => panel(fixture, 'teapot', [{open: true}, {waitFor: '[role=alert]'}], {backend: UNREACHABLE})},
    {name: 'panel-unknown-product', title: localized('A product that the shop doesn’t know', '商家没有的商品'), expectText: 'has no product “nothing”',
      setup: (fixture) => panel(fixture, 'nothing', [{open: true}, {waitFor: 'dialog .footer'}])},
    {name: 'panel-origin-refused', title: localized('A page that the shop doesn’t allow', '商家未允许的页面'), expectText: 'doesn’t offer gifts on this page',
      setup: (fixture) => panel(fixture, 'teapot', [{open: true}, {waitFor: 'dialog .footer'}], {backend: fixture.faultUrl('reject-origin')})},
    {name: 'panel-refused-sold-out', title: localized('Sold out meanwhile', '刚刚售罄'), expectText: 'Can’t be sent as a gift',
      setup: (fixture) => panel(fixture, 'bowl', [{open: true}, {waitFor: 'dialog h2'}])},
    {name: 'panel-refused', title: localized('Can’t be sent as a gift', '不可作为礼物'), expectText: 'This item can’t be sent',
      setup: (fixture) => panel(fixture, 'tasting', [{open: true}, {waitFor: 'dialog h2'}])},
    {name: 'panel-confirming', title: localized('Confirming the payment', '正在确认付款'), expectText: 'Confirming your payment',
      setup: (fixture) => returnUnpaid(fixture, [{waitFor: '.spinner'}])},
    {name: 'panel-payment-pending', title: localized('A bank transfer on its way', '银行转账途中'), expectText: 'Payment on its way',
      setup: (fixture) => fixture.withClockOffset(HELD_BACK_MS, () =>
        returnFromPayment(fixture, {pending: true}, [{waitFor: '.footer [part=secondary-button]'}], {returnParam: fixture.productRef('teapot')}))},
    {name: 'panel-payment-failed', title: localized('The payment failed in the end', '付款最终没有成功'), expectText: 'The payment didn’t go through',
      setup: async (fixture) => {
        const {sender} = await fixture.withClockOffset(-2 * DAY_MS, () => fixture.sendGift({unpaid: true}));
        await fixture.runDueJobs();
        const local = {...sender.storedData().local, ...completeForm(fixture).local};
        return panel(fixture, 'teapot', [{waitFor: '.footer .error'}], {storage: {local, session: {}}, returnParam: fixture.productRef('teapot')});
      }},
    {name: 'panel-unpaid', title: localized('Back from the payment page, not paid', '从支付页面回来，还没付款'), expectText: 'Not paid yet',
      setup: async (fixture) => {
        const {sender} = await fixture.sendGift({unpaid: true});
        const local = {...sender.storedData().local, ...completeForm(fixture).local};
        return panel(fixture, 'teapot', [{waitFor: '.footer [role=status]'}], {storage: {local, session: {'open-panel': fixture.productRef('teapot')}}});
      }},
    {name: 'panel-pay-in-new-tab', title: localized('A browser that keeps nothing', '浏览器不保存任何内容'), expectText: 'Pay in a new tab',
      setup: (fixture) => panel(fixture, 'teapot', [...FORM, {type: ['#sender-name', fixture.sampleText.senderName]}, ...CLICK_PAY, {waitFor: '.footer a, .footer [part=button]'}], {storageBlocked: true})},
    {name: 'panel-share', title: localized('Wrapped, to be shared', '包好了，去分享'), expectText: 'It’s wrapped', setup: shareScreen()},
    {name: 'panel-share-code', title: localized('With the QR code', '二维码'), expectText: 'with their camera', setup: shareScreen({click: '[part=qr]'}, {waitFor: 'figure'})},
    {name: 'panel-share-more', title: localized('More ways', '更多方式'), expectText: 'WhatsApp', setup: shareScreen(...MORE)},
    {name: 'panel-share-wechat', title: localized('WeChat’s code', '微信二维码'), expectText: 'Scan this with WeChat',
      setup: shareScreen(...MORE, {click: '[part=wechat]'}, {waitFor: 'figure'})},
    {name: 'panel-share-poster', title: localized('The poster', '海报'), expectText: 'Save the picture',
      setup: shareScreen(...MORE, {click: '[part=picture]'}, {waitFor: 'canvas'})},
    {name: 'panel-share-print', title: localized('The card to print', '可打印的卡片'), expectText: 'Print the card',
      setup: shareScreen(...MORE, {click: '[part=print]'}, {waitFor: 'canvas'})},
    {name: 'panel-share-group', title: localized('Wrapped for a group', '包好了，送给一群人'), expectText: 'one link to everyone', setup: shareScreenFor(() => ({portions: 5}))},
    {name: 'panel-share-secret', title: localized('Wrapped, a secret', '包好了，神秘礼物'), expectText: 'It’s wrapped', setup: shareScreenFor(() => ({secret: true}))},
    {name: 'panel-share-passcode', title: localized('Wrapped, with a passcode', '包好了，有口令'), expectText: 'need the passcode', setup: shareScreenFor(() => ({passcode: '1123'}))},
    {name: 'panel-share-scheduled', title: localized('Wrapped for a day', '包好了，等待那一天'), expectText: 'It can be opened from',
      setup: shareScreenFor(() => ({sendAt: {at: daysFromNow(12), timeZone: 'Asia/Tokyo'}}))},
    {name: 'panel-share-opened', title: localized('Opened meanwhile', '对方已拆开'), expectText: 'Opened, not accepted yet',
      setup: async (fixture) => {
        const sent = await fixture.sendGift();
        await fixture.openGift(sent);
        return panel(fixture, 'teapot', [{waitFor: '.state'}], {storage: {local: sent.sender.storedData().local, session: {'open-panel': fixture.productRef('teapot')}}});
      }},
    {name: 'panel-share-ended', title: localized('Declined meanwhile', '对方已婉拒'), expectText: 'Kindly declined',
      setup: async (fixture) => {
        const sent = await fixture.sendGift();
        await (await fixture.openGift(sent)).client.decline(sent.claimToken);
        await fixture.runDueJobs();
        return panel(fixture, 'teapot', [{waitFor: 'gift-status'}], {storage: {local: sent.sender.storedData().local, session: {'open-panel': fixture.productRef('teapot')}}});
      }},
  ],
};

/** A filled form behind a faulty proxy, after the steps of `before` and `after`. */
function filledFormOver(fault: FaultName, after: Step[] = [], before = CLICK_PAY) {
  return form('teapot', (fixture) => ({backend: fixture.faultUrl(fault), storage: completeForm(fixture)}), [...before, ...after]);
}

/** A note with this many characters. */
const longNote = (fixture: Fixture, count: number) => [...(`${fixture.sampleText.longNote}\n\n`).repeat(4)].slice(0, count - 1).join('') + (fixture.lang === 'en' ? '.' : '。');
