/** The claim card: sealed, opened, address form, receipt, and every outcome. */
import {localized, type ElementSetup, type Group, type State, type Step} from './state.ts';
import {UNREACHABLE, type FaultName} from './fault-proxy.ts';
import type {TestUser} from './user.ts';
import {DAY_MS, daysFromNow, HELD_BACK_MS, MAX_WRONG_PASSCODES, MINUTE_MS, type SentGift, type Fixture} from './fixture.ts';

type SendParams = Parameters<Fixture['sendGift']>[0];
type SetupOverrides = Partial<ElementSetup>;

const claimCard = (token: string, steps: Step[] = [{waitFor: '#heading'}], overrides: SetupOverrides = {}): ElementSetup => ({tag: 'gift-claim-card', hash: token, steps, ...overrides});

const sealedCard = (params: (fixture: Fixture) => SendParams = () => ({})) => async (fixture: Fixture) =>
  claimCard((await fixture.sendGift(params(fixture))).claimToken, [{waitFor: '[part=button]'}]);

/** The claim link of a gift after an action, opened in another browser. */
const cardAfter = (action: (fixture: Fixture, sent: SentGift) => unknown, params: SendParams = {}) => async (fixture: Fixture) => {
  const sent = await fixture.sendGift(params);
  await action(fixture, sent);
  await fixture.runDueJobs();
  return claimCard(sent.claimToken, [{waitFor: '.outcome, .sealed [part=button]'}]);
};

/** A gift that this browser has opened before. */
const openedCard = (
  steps: Step[] = [], params: (fixture: Fixture) => SendParams = () => ({}), overrides: (fixture: Fixture) => SetupOverrides = () => ({}),
) => async (fixture: Fixture) => {
  const sent = await fixture.sendGift(params(fixture));
  const recipient = await fixture.openGift(sent);
  return claimCard(sent.claimToken, [{waitFor: '.product'}, ...steps], {storage: recipient.storedData(), ...overrides(fixture)});
};
const ACCEPT: Step[] = [{click: '.product [part=button]'}, {waitFor: '.address form'}];
const DECLINE: Step[] = [{click: '.product .button.link'}, {waitFor: '.decline'}];
const letRecipientChoose = (): SendParams => ({variant: undefined});

const addressForm = (country: string, steps: Step[] = [], overrides?: (fixture: Fixture) => SetupOverrides) =>
  openedCard([...ACCEPT, {select: ['#country', country]}, {waitFor: `#${firstField(country)}`}, ...steps], undefined, overrides);
const firstField = (country: string) => (country === 'JP' || country === 'KR' || country === 'TW' ? 'postalCode' : 'street');
const typeAddress = ({sampleText: {address: {name, street, ...rest}}}: Fixture): Step[] =>
  Object.entries({name, street: street[0], ...rest}).filter(([field]) => field !== 'country' && field !== 'area')
    .map(([field, text]) => ({type: [`#${field}`, String(text)]}));
const NO = localized('Say no, thank you', '婉拒');
const NO_THANKS = localized('No, thank you', '谢谢，不用了');
const CONFIRM = localized('Accept and send it here', '收下，寄到这里');

/** A filled address form, ready for the trusted click. */
const submitAddress = (fault?: FaultName) => async (fixture: Fixture): Promise<ElementSetup> => {
  const {country, area} = fixture.sampleText.address;
  const steps: Step[] = [...ACCEPT, {select: ['#country', country]}, {waitFor: '#name'}, ...typeAddress(fixture)];
  return openedCard(area ? [...steps, {select: ['#area', area]}] : steps, undefined, () => (fault ? {backend: fixture.faultUrl(fault)} : {}))(fixture);
};

interface ReceiptContext {sent: SentGift; recipient: TestUser; receiptToken: string}
const receipt = (action: (fixture: Fixture, context: ReceiptContext) => unknown, steps: Step[] = []) => async (fixture: Fixture) => {
  const sent = await fixture.sendGift();
  const context = {sent, ...await fixture.acceptGift(sent)};
  await action(fixture, context);
  await fixture.runDueJobs();
  return claimCard(context.receiptToken, [{waitFor: '.receipt, .outcome'}, ...steps]);
};
/** Accepted; the order is placed tomorrow. */
const unorderedReceipt = (steps: Step[] = []) => async (fixture: Fixture) => {
  const sent = await fixture.sendGift();
  const {receiptToken} = await fixture.withClockOffset(HELD_BACK_MS, () => fixture.acceptGift(sent));
  return claimCard(receiptToken, [{waitFor: '.receipt'}, ...steps]);
};
const updateOrder = (...actions: ('markShipped' | 'markDelivered' | 'cancelOrder')[]) => async (fixture: Fixture, {sent}: ReceiptContext) => {
  for (const action of actions) await fixture.updateOrder(sent, action);
};
const sendThanks = (thanks: (fixture: Fixture) => {note: string; emoji: string}) =>
  (fixture: Fixture, {recipient, receiptToken}: ReceiptContext) => recipient.client.thank(receiptToken, thanks(fixture));

const outcome = (name: string, title: [string, string], expectText: string, setup: State['setup']): State =>
  ({name: `card-${name}`, title: localized(...title), expectText, setup});
const UNKNOWN = 'A'.repeat(43);
/** A gift with a passcode, in a tab that stores a wrong one if anything was tried before. */
const lockedCard = (tryBefore?: (fixture: Fixture, sent: SentGift, recipient: TestUser) => unknown) => async (fixture: Fixture) => {
  const sent = await fixture.sendGift({passcode: '1123'});
  const recipient = fixture.createUser();
  await tryBefore?.(fixture, sent, recipient);
  const {local, session} = recipient.storedData();
  const storage = {local, session: {...session, [`claim-passcode:${sent.gift.id}`]: 'rain'}};
  return claimCard(sent.claimToken, [{waitFor: '[part=button]'}], tryBefore ? {storage} : {});
};
/** The wait counts from the last try. */
const tryFiveTimes = (fixture: Fixture, sent: SentGift, recipient: TestUser) =>
  fixture.withClockOffset(40 * MINUTE_MS, () => fixture.tryPasscodes(sent, 5, recipient));
const OPEN = localized('Open', '拆开');

export const sealedStates: Group = {
  name: 'sealed', title: localized('The friend’s card, sealed', '朋友的卡片：未拆'),
  states: [
    {name: 'card-loading', title: localized('On its way to the screen', '正在到来'), expectText: '', setup: (fixture) => claimCard(`gc_${UNKNOWN}`, [{waitFor: '.box'}], {backend: fixture.faultUrl('hang')})},
    {name: 'card-sealed', title: localized('Sealed', '未拆'), expectText: 'A gift from Ana', setup: sealedCard()},
    ...(['birthday', 'thanks', 'love', 'new-year', 'winter'] as const).map((cover, at) => ({
      name: `card-sealed-${cover}`, title: localized(`Cover: ${cover.replace('-', ' ')}`, `封面：${['生日', '感谢', '爱', '新年', '冬日'][at]}`),
      expectText: 'A gift from Ana', setup: sealedCard(() => ({cover})),
    })),
    {name: 'card-sealed-no-note', title: localized('Without a note', '没有留言'), expectText: 'A gift from Ana', setup: sealedCard(() => ({note: ''}))},
    {name: 'card-sealed-long', title: localized('Long note, long name', '长留言，长名字'), expectText: 'Hohenstein',
      setup: sealedCard((fixture) => ({note: fixture.sampleText.longNote, senderName: fixture.sampleText.longName}))},
    {name: 'card-sealed-group', title: localized('One of five', '五份之一'), expectText: '5 of 5', setup: sealedCard(() => ({portions: 5}))},
    {name: 'card-sealed-group-left', title: localized('Two of five are left', '五份还剩两份'), expectText: '2 of 5',
      setup: cardAfter(async (fixture, sent) => { for (let i = 0; i < 3; i++) await fixture.acceptGift(sent); }, {portions: 5})},
    {name: 'card-sealed-secret', title: localized('A secret gift', '神秘礼物'), expectText: 'A gift from Ana', setup: sealedCard(() => ({secret: true}))},
    {name: 'card-sealed-passcode', title: localized('With a passcode', '有口令'), expectText: 'A gift from Ana', setup: sealedCard(() => ({passcode: '1123'}))},
    {name: 'card-sealed-nearly-over', title: localized('Forty minutes left', '只剩四十分钟'), expectText: 'minutes',
      setup: async (fixture) => claimCard((await fixture.withClockOffset(40 * MINUTE_MS - 7 * DAY_MS, () => fixture.sendGift())).claimToken, [{waitFor: '[part=button]'}])},
    {name: 'card-passcode', title: localized('The passcode is asked for', '请输入口令'), expectText: 'Passcode', trustedClicks: [OPEN], setup: lockedCard()},
    {name: 'card-passcode-missing', title: localized('No passcode typed', '还没输入口令'), expectText: 'Please enter the passcode', trustedClicks: [OPEN, OPEN], setup: lockedCard()},
    {name: 'card-passcode-incorrect', title: localized('A wrong passcode', '口令不对'), expectText: 'That’s not the passcode', trustedClicks: [OPEN], setup: lockedCard(() => undefined)},
    {name: 'card-passcode-locked', title: localized('Wrong too often', '错得太多次'), expectText: 'Too many wrong tries', trustedClicks: [OPEN], setup: lockedCard(tryFiveTimes)},
    {name: 'card-passcode-blocked', title: localized('Wrong so often that the sender decides', '错到要由送礼人决定'), expectText: 'No passcode is accepted',
      trustedClicks: [OPEN], setup: lockedCard((fixture, sent) => fixture.tryPasscodes(sent, MAX_WRONG_PASSCODES))},
    {name: 'card-third-party', title: localized('On a stranger’s page', '在别人的页面上'), expectText: 'This page belongs to',
      setup: async (fixture) => claimCard((await fixture.sendGift()).claimToken, [{waitFor: '.third-party'}], {backend: fixture.faultUrl('cross-origin').replace('//localhost', '//127.0.0.1')})},
    {name: 'card-several', title: localized('Two cards on one page', '同页两张卡片'), expectText: 'A gift from', setup: async (fixture) => {
      const one = async (params: SendParams): Promise<ElementSetup> => (
        {tag: 'gift-claim-card', properties: {claimToken: (await fixture.sendGift(params)).claimToken}, steps: [{waitFor: '.sealed [part=button]'}]});
      return {...await one({cover: 'birthday'}), siblings: [await one({cover: 'winter'})]};
    }},
    {name: 'card-unwrapping', title: localized('Unwrapped by a press', '按下拆开'), expectText: 'Accept this gift', trustedClicks: [OPEN], setup: sealedCard()},
    {name: 'card-open-failed', title: localized('Opening failed', '没拆开'), expectText: 'can’t be reached right now', trustedClicks: [OPEN],
      setup: async (fixture) => claimCard((await fixture.sendGift()).claimToken, [{waitFor: '[part=button]'}], {backend: fixture.faultUrl('fail-writes')})},
  ],
};

export const openStates: Group = {
  name: 'open', title: localized('The friend’s card, open', '朋友的卡片：已拆'),
  states: [
    {name: 'card-open', title: localized('Open', '已拆'), expectText: 'Accept this gift', setup: openedCard()},
    {name: 'card-open-long', title: localized('Long note, long names, no picture', '长留言，长名字，没有图片'), expectText: 'Hohenstein',
      setup: openedCard([], (fixture) => ({product: 'letter', note: fixture.sampleText.longNote, senderName: fixture.sampleText.longName}))},
    {name: 'card-choose', title: localized('Choosing a colour', '选择颜色'), expectText: 'Choose yours', setup: openedCard([], letRecipientChoose)},
    {name: 'card-chosen', title: localized('Chosen', '选好了'), expectText: 'Choose yours', setup: openedCard([{click: '.chip:nth-of-type(2) input'}], letRecipientChoose)},
    {name: 'card-choose-first', title: localized('Nothing chosen yet', '还没选'), expectText: 'Please choose one', setup: openedCard([{click: '.product [part=button]'}, {waitFor: '.variants .error'}], letRecipientChoose)},
    {name: 'card-choose-many', title: localized('Many styles, one gone', '款式多，一款缺货'), expectText: 'no longer available', setup: openedCard([], () => ({product: 'cups'}))},
    {name: 'card-open-secret', title: localized('A secret gift, open', '神秘礼物，已拆'), expectText: 'Round teapot', setup: openedCard([], () => ({secret: true}))},
    {name: 'card-decline', title: localized('Say no?', '要婉拒吗'), expectText: 'Decline this gift?', setup: openedCard(DECLINE)},
    {name: 'card-decline-long', title: localized('Say no, with too long a word', '婉拒，话太长'), expectText: 'At most 500', setup: async (fixture) =>
      openedCard([...DECLINE, {type: ['#decline-note', fixture.sampleText.longNote.repeat(5)]}, {waitFor: '#decline-note-error'}])(fixture)},
    {name: 'card-group-decline', title: localized('Say no in a group?', '要在多人礼物里婉拒吗'), expectText: 'Yours stays available for someone else',
      trustedClicks: [OPEN, NO_THANKS], setup: sealedCard(() => ({portions: 5}))},
    {name: 'card-group-declined', title: localized('Declined in a group', '已在多人礼物里婉拒'), expectText: 'Yours stays available for the others', trustedClicks: [OPEN, NO_THANKS, NO],
      setup: sealedCard(() => ({portions: 5}))},
    {name: 'card-decline-failed', title: localized('Saying no failed', '婉拒没有送达'), expectText: 'is refunded only once', trustedClicks: [NO],
      setup: (fixture) => openedCard(DECLINE, undefined, () => ({backend: fixture.faultUrl('fail-writes')}))(fixture)},
  ],
};

export const addressStates: Group = {
  name: 'address', title: localized('Where it should go', '寄到哪里'),
  states: [
    ...([['US', 'United States', '美国'], ['GB', 'United Kingdom', '英国'], ['DE', 'Germany', '德国'], ['FR', 'France', '法国'], ['CN', 'China', '中国'],
      ['JP', 'Japan', '日本'], ['KR', 'South Korea', '韩国'], ['TW', 'Taiwan', '台湾'], ['BR', 'Brazil', '巴西'], ['IN', 'India', '印度'],
      ['AE', 'United Arab Emirates', '阿联酋']] as const)
      .map(([code, en, zh]) => ({name: `card-address-${code.toLowerCase()}`, title: localized(en, zh), expectText: 'Where should it go?', setup: addressForm(code)})),
    {name: 'card-address-errors', title: localized('With errors', '填写有误'), expectText: 'Please fill in',
      setup: addressForm('DE', [
        {blur: '#name'}, {blur: '#street'}, {blur: '#city'}, {type: ['#postalCode', '1011']}, {blur: '#postalCode'},
        {type: ['#phone', 'at home']}, {blur: '#phone'}, {type: ['#email', 'lena']}, {blur: '#email'},
      ])},
    {name: 'card-address-all-missing', title: localized('Everything missing', '全都没填'), expectText: 'Please fill in', trustedClicks: [CONFIRM], setup: addressForm('US')},
    {name: 'card-address-not-served', title: localized('A country that isn’t served', '不送的国家'), expectText: 'deliver there yet',
      setup: openedCard([...ACCEPT, {select: ['#country', '-']}, {waitFor: '#unlisted-country'}])},
    {name: 'card-address-sorted', title: localized('Pasted, and sorted into its fields', '粘贴后自动分栏'), expectText: 'We split the address',
      setup: addressForm('CN', [{paste: ['#name', '林小满 13800138000 上海市静安区愚园路88弄3号 200040']}, {waitFor: '.parsed'}])},
    {name: 'card-address-loading', title: localized('The shop is slow', '商家反应慢'), expectText: 'One moment', setup: async (fixture) => {
      const sent = await fixture.sendGift();
      const recipient = await fixture.openGift(sent);
      return claimCard(sent.claimToken, [{waitFor: '.product'}, ...ACCEPT.slice(0, 1), {waitFor: '.address'}], {storage: recipient.storedData(), backend: fixture.faultUrl('hang-shop')});
    }},
    {name: 'card-sending', title: localized('Sending', '正在送出'), expectText: 'Sending', trustedClicks: [CONFIRM], setup: submitAddress('hang-writes')},
    {name: 'card-not-sent', title: localized('Sending failed', '没有送达'), expectText: 'accepted twice', trustedClicks: [CONFIRM], setup: submitAddress('fail-writes')},
    {name: 'card-address-accepted', title: localized('Accepted by a press', '按下收下'), expectText: 'It’s yours', trustedClicks: [CONFIRM],
      setup: submitAddress()},
  ],
};

export const receiptStates: Group = {
  name: 'receipt', title: localized('After accepting', '收下之后'),
  states: [
    {name: 'card-accepted', title: localized('Accepted', '已收下'), expectText: 'It’s yours', setup: unorderedReceipt()},
    {name: 'card-correct', title: localized('Correcting the address', '更正地址'), expectText: 'Please enter it in full', setup: unorderedReceipt([{click: '.links button'}, {waitFor: '.address form'}])},
    {name: 'card-ordered', title: localized('Being made ready', '备货中'), expectText: 'It’s yours', setup: receipt(() => undefined)},
    {name: 'card-shipped', title: localized('On its way', '在路上'), expectText: 'It’s on its way', setup: receipt(updateOrder('markShipped'))},
    {name: 'card-delivered', title: localized('Delivered', '已送达'), expectText: 'It has arrived', setup: receipt(updateOrder('markShipped', 'markDelivered'))},
    {name: 'card-unavailable', title: localized('The shop can’t send it', '商家无法发货'), expectText: 'can’t send it', setup: receipt(updateOrder('cancelOrder'))},
    {name: 'card-thanks-missing', title: localized('Thanks without a word', '感谢还没写'), expectText: 'Choose an emoji or write',
      setup: receipt(() => undefined, [{click: '.thanks .button'}, {waitFor: '#thanks-error'}])},
    {name: 'card-thanks-chosen', title: localized('Thanks, being written', '正在写感谢'), expectText: 'Send thanks',
      setup: async (fixture) => receipt(() => undefined, [{click: '.emoji-option:nth-of-type(2) input'}, {type: ['#thanks-note', fixture.sampleText.thanks]}])(fixture)},
    {name: 'card-thanked', title: localized('Thanked', '已感谢'), expectText: 'Ana has your thanks', setup: receipt(sendThanks(({sampleText}) => ({note: sampleText.thanks, emoji: '🥰'})))},
    {name: 'card-thanked-sign', title: localized('Thanked with a sign', '用表情感谢'), expectText: 'Ana has your thanks', setup: receipt(sendThanks(() => ({note: '', emoji: '❤️'})))},
    {name: 'card-erase', title: localized('Erase my data?', '要删除我的信息吗'), expectText: 'Erase your data?',
      setup: receipt(updateOrder('markShipped'), [{click: '#erase'}, {waitFor: '#erase-title'}])},
    {name: 'card-erased', title: localized('Erased', '已删除'), expectText: 'Your data has been erased',
      setup: receipt(async (fixture, context) => {
        await updateOrder('markShipped', 'markDelivered')(fixture, context);
        await context.recipient.client.eraseRecipientData(context.receiptToken);
      })},
  ],
};

export const outcomeStates: Group = {
  name: 'endings', title: localized('Endings', '各种结局'),
  states: [
    outcome('claimed', ['Accepted by another person', '已被别人收下'], 'has been accepted', cardAfter((fixture, sent) => fixture.acceptGift(sent))),
    outcome('empty', ['The group is empty', '已被领完'], 'All of these gifts have been accepted', cardAfter(async (fixture, sent) => {
      await fixture.acceptGift(sent);
      await fixture.acceptGift(sent);
    }, {portions: 2})),
    outcome('expired', ['Too late', '已过期'], 'This gift has expired', async (fixture) => {
      const {claimToken} = await fixture.withClockOffset(-8 * DAY_MS, () => fixture.sendGift());
      await fixture.runDueJobs();
      return claimCard(claimToken, [{waitFor: '.outcome'}]);
    }),
    outcome('cancelled', ['Cancelled', '已撤回'], 'was cancelled', cardAfter((_, {sender, manageToken}) => sender.client.cancel(manageToken))),
    outcome('stopped', ['Ended by its payment', '因付款而结束'], 'no longer available', async (fixture) =>
      claimCard((await fixture.sendGift()).claimToken, [{waitFor: '.outcome'}], {backend: fixture.faultUrl('gift-stopped')})),
    outcome('replaced', ['A newer link', '链接已更换'], 'There is a newer link', cardAfter((_, {sender, manageToken}) => sender.client.replaceLink(manageToken))),
    outcome('declined', ['Declined', '已婉拒'], 'Gift declined', cardAfter(async (fixture, sent) => (await fixture.openGift(sent)).client.decline(sent.claimToken))),
    outcome('unpaid', ['Not paid yet', '还没付款'], 'Almost there', cardAfter(() => undefined, {unpaid: true})),
    outcome('scheduled', ['Not yet', '时候未到'], 'Not yet', (fixture) =>
      cardAfter(() => undefined, {sendAt: {at: daysFromNow(12), timeZone: 'Asia/Tokyo'}})(fixture)),
    outcome('origin-not-allowed', ['A page that isn’t allowed', '页面未获许可'], 'isn’t allowed to open gifts', (fixture) =>
      claimCard(`gc_${UNKNOWN}`, [{waitFor: '.outcome'}], {backend: fixture.faultUrl('reject-origin')})),
    outcome('missing', ['The link opens no gift', '链接打不开礼物'], 'We couldn’t find this gift', () => claimCard(`gc_${UNKNOWN}`, [{waitFor: '.outcome'}])),
    outcome('truncated', ['Link cut short', '链接被截断'], 'link is incomplete', () => claimCard('gc_4fVxQ', [{waitFor: '.outcome'}])),
    outcome('no-link', ['No link at all', '没有链接'], 'No gift here', () => claimCard('', [{waitFor: '.outcome'}])),
    outcome('manage-link', ['The sender’s link', '送礼人的链接'], 'This is the sender’s link', () => claimCard(`gm_${UNKNOWN}`, [{waitFor: '.outcome'}])),
    outcome('unknown-receipt', ['An unknown receipt', '未知的凭据'], 'couldn’t find this receipt', () => claimCard(`gr_${UNKNOWN}`, [{waitFor: '.outcome'}])),
    outcome('unreachable', ['The shop can’t be reached', '联系不上商家'], 'can’t be reached', () => claimCard(`gc_${UNKNOWN}`, [{waitFor: '.outcome'}], {backend: UNREACHABLE})),
    outcome('offline', ['No connection', '没有网络'], 'No connection', () => claimCard(`gc_${UNKNOWN}`, [{waitFor: '.outcome'}], {backend: UNREACHABLE, offline: true})),
  ],
};
