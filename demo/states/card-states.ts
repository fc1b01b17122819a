/** The friend's card: sealed, open, the address, everything after, and every ending. */
import {said, type Act, type Group, type Stage} from './state.ts';
import {NOWHERE} from './panel-states.ts';
import type {Somebody} from './person.ts';
import {DAY, inDays, MINUTE, type Sent, type Town} from './town.ts';

type Wish = Parameters<Town['sends']>[0];
type More = Partial<Stage>;

const card = (token: string, acts: Act[] = [{see: '#heading'}], more: More = {}): Stage => ({tag: 'gift-claim-card', fragment: token, acts, ...more});

const sealed = (wish: (town: Town) => Wish = () => ({})) => async (town: Town) =>
  card((await town.sends(wish(town))).claimToken, [{see: '[part=press]'}]);

/** The link of a gift that something has happened to, seen by somebody else. */
const link = (act: (town: Town, sent: Sent) => unknown, wish: Wish = {}) => async (town: Town) => {
  const sent = await town.sends(wish);
  await act(town, sent);
  await town.work();
  return card(sent.claimToken, [{see: '.ending, .sealed [part=press]'}]);
};

/** Opened before, in this browser. */
const open = (acts: Act[] = [], wish: (town: Town) => Wish = () => ({}), more: (town: Town) => More = () => ({})) => async (town: Town) => {
  const sent = await town.sends(wish(town));
  const friend = await town.opens(sent);
  return card(sent.claimToken, [{see: '.unwrapped'}, ...acts], {keeps: friend.kept(), ...more(town)});
};
const ACCEPT: Act[] = [{press: '.unwrapped [part=press]'}, {see: '.address form'}];
const DECLINE: Act[] = [{press: '.unwrapped .press.text'}, {see: '.decline'}];
const chooses = (): Wish => ({variant: undefined});

const address = (country: string, acts: Act[] = [], more?: (town: Town) => More) =>
  open([...ACCEPT, {choose: ['#country', country]}, {see: `#${first(country)}`}, ...acts], undefined, more);
const first = (country: string) => (country === 'JP' || country === 'KR' || country === 'TW' ? 'postalCode' : 'street');
const written = ({voice: {address: {name, street, ...rest}}}: Town): Act[] =>
  Object.entries({name, street: street[0], ...rest}).filter(([field]) => field !== 'country' && field !== 'area')
    .map(([field, text]) => ({write: [`#${field}`, String(text)]}));
const NO = said('Say no, thank you', '婉拒');
const NO_THANKS = said('No, thank you', '谢谢，不用了');
const CONFIRM = said('Accept and send it here', '收下，寄到这里');

/** The address is written, and then a person presses. */
const sends = (kind?: string) => async (town: Town): Promise<Stage> => {
  const {country, area} = town.voice.address;
  const acts: Act[] = [...ACCEPT, {choose: ['#country', country]}, {see: '#name'}, ...written(town)];
  return open(area ? [...acts, {choose: ['#area', area]}] : acts, undefined, () => (kind ? {backend: town.line(kind)} : {}))(town);
};

/** What the recipient sees from then on. */
interface Got {sent: Sent; friend: Somebody; receiptToken: string}
const receipt = (act: (town: Town, got: Got) => unknown, acts: Act[] = []) => async (town: Town) => {
  const sent = await town.sends();
  const got = {sent, ...await town.accepts(sent)};
  await act(town, got);
  await town.work();
  return card(got.receiptToken, [{see: '.accepted, .ending'}, ...acts]);
};
/** Accepted; the shop is told of it tomorrow. */
const fresh = (acts: Act[] = []) => async (town: Town) => {
  const sent = await town.sends();
  const {receiptToken} = await town.at(DAY, () => town.accepts(sent));
  return card(receiptToken, [{see: '.accepted'}, ...acts]);
};
const shop = (...moves: ('shipped' | 'delivered' | 'cancelOrder')[]) => async (town: Town, {sent}: Got) => {
  for (const move of moves) await town.shop(sent, move);
};
const thank = (thanks: (town: Town) => {note: string; emoji: string}) => (town: Town, {friend, receiptToken}: Got) =>
  friend.client.thank(receiptToken, thanks(town));

const ending = (name: string, title: [string, string], sees: string, stage: (town: Town) => Stage | Promise<Stage>) =>
  ({name: `card-${name}`, title: said(...title), sees, stage});
const UNKNOWN = 'A'.repeat(43);
/** A box with a passcode, opened by a press, in a tab that holds a wrong one. */
const locked = (guesses?: number) => async (town: Town) => {
  const sent = await town.sends({passcode: '1123'});
  for (let at = 1; at < (guesses ?? 0); at++) await town.opens(sent, undefined, `no ${at}`).catch(() => undefined);
  return card(sent.claimToken, [{see: '[part=press]'}], guesses === undefined ? {} : {keeps: {lasting: {}, tab: {[`passcode:${sent.gift.id}`]: 'rain'}}});
};
const OPEN = said('Open', '拆开');

export const sealedStates: Group = {
  name: 'sealed', title: said('The friend’s card, sealed', '朋友的卡片：未拆'),
  states: [
    {name: 'card-loading', title: said('On its way to the screen', '正在到来'), sees: '', stage: (town) => card(`gc_${UNKNOWN}`, [{see: '.box'}], {backend: town.line('silent')})},
    {name: 'card-sealed', title: said('Sealed', '未拆'), sees: 'A gift from Ana', stage: sealed()},
    ...(['birthday', 'thanks', 'love', 'new-year', 'winter'] as const).map((cover, at) => ({
      name: `card-sealed-${cover}`, title: said(`Cover: ${cover.replace('-', ' ')}`, `封面：${['生日', '感谢', '爱', '新年', '冬日'][at]}`),
      sees: 'A gift from Ana', stage: sealed(() => ({cover})),
    })),
    {name: 'card-sealed-no-note', title: said('Without a note', '没有留言'), sees: 'A gift from Ana', stage: sealed(() => ({note: ''}))},
    {name: 'card-sealed-long', title: said('Long note, long name', '长留言，长名字'), sees: 'Hohenstein',
      stage: sealed((town) => ({note: town.voice.longNote, senderName: town.voice.longName}))},
    {name: 'card-sealed-group', title: said('One of five', '五份之一'), sees: '5 of 5', stage: sealed(() => ({portions: 5}))},
    {name: 'card-sealed-group-left', title: said('Two of five are left', '五份还剩两份'), sees: '2 of 5',
      stage: link(async (town, sent) => { for (let i = 0; i < 3; i++) await town.accepts(sent); }, {portions: 5})},
    {name: 'card-sealed-secret', title: said('A secret gift', '神秘礼物'), sees: 'A gift from Ana', stage: sealed(() => ({secret: true}))},
    {name: 'card-sealed-passcode', title: said('With a passcode', '有口令'), sees: 'A gift from Ana', stage: sealed(() => ({passcode: '1123'}))},
    {name: 'card-sealed-nearly-over', title: said('Forty minutes left', '只剩四十分钟'), sees: 'minutes',
      stage: async (town) => card((await town.at(40 * MINUTE - 7 * DAY, () => town.sends())).claimToken, [{see: '[part=press]'}])},
    {name: 'card-passcode', title: said('The passcode is asked for', '请输入口令'), sees: 'Passcode', presses: [OPEN], stage: locked()},
    {name: 'card-passcode-missing', title: said('No passcode typed', '还没输入口令'), sees: 'Please type the passcode', presses: [OPEN, OPEN], stage: locked()},
    {name: 'card-passcode-wrong', title: said('A wrong passcode', '口令不对'), sees: 'That isn’t it', presses: [OPEN], stage: locked(1)},
    {name: 'card-passcode-rests', title: said('Wrong too often', '错得太多次'), sees: 'wrong too often', presses: [OPEN], stage: locked(6)},
    {name: 'card-foreign', title: said('On a stranger’s page', '在别人的页面上'), sees: 'This page belongs to',
      stage: async (town) => card((await town.sends()).claimToken, [{see: '.foreign'}], {backend: town.line('abroad').replace('//localhost', '//127.0.0.1')})},
    {name: 'card-several', title: said('Two cards on one page', '同页两张卡片'), sees: 'A gift from', stage: async (town) => {
      const one = async (wish: Wish): Promise<Stage> => (
        {tag: 'gift-claim-card', properties: {claimToken: (await town.sends(wish)).claimToken}, acts: [{see: '.sealed [part=press]'}]});
      return {...await one({cover: 'birthday'}), beside: [await one({cover: 'winter'})]};
    }},
    {name: 'card-unwrapping', title: said('Unwrapped by a press', '按下拆开'), sees: 'Accept this gift', presses: [OPEN], stage: sealed()},
    {name: 'card-open-failed', title: said('Opening failed', '没拆开'), sees: 'Nothing you typed is lost', presses: [OPEN],
      stage: async (town) => card((await town.sends()).claimToken, [{see: '[part=press]'}], {backend: town.line('refusing')})},
  ],
};

export const openStates: Group = {
  name: 'open', title: said('The friend’s card, open', '朋友的卡片：已拆'),
  states: [
    {name: 'card-open', title: said('Open', '已拆'), sees: 'Accept this gift', stage: open()},
    {name: 'card-open-long', title: said('Long note, long names, no picture', '长留言，长名字，没有图片'), sees: 'Hohenstein',
      stage: open([], (town) => ({product: 'letter', note: town.voice.longNote, senderName: town.voice.longName}))},
    {name: 'card-choose', title: said('Choosing a colour', '选择颜色'), sees: 'Choose yours', stage: open([], chooses)},
    {name: 'card-chosen', title: said('Chosen', '选好了'), sees: 'Choose yours', stage: open([{press: '.chip:nth-of-type(2) input'}], chooses)},
    {name: 'card-choose-first', title: said('Nothing chosen yet', '还没选'), sees: 'Please choose one', stage: open([{press: '.unwrapped [part=press]'}, {see: '.choice .error'}], chooses)},
    {name: 'card-choose-many', title: said('Many styles, one gone', '款式多，一款缺货'), sees: 'no longer there', stage: open([], () => ({product: 'cups'}))},
    {name: 'card-open-secret', title: said('A secret gift, open', '神秘礼物，已拆'), sees: 'Round teapot', stage: open([], () => ({secret: true}))},
    {name: 'card-decline', title: said('Say no?', '要婉拒吗'), sees: 'Say no to this gift?', stage: open(DECLINE)},
    {name: 'card-decline-long', title: said('Say no, with too long a word', '婉拒，话太长'), sees: 'At most 500', stage: async (town) =>
      open([...DECLINE, {write: ['#kind-word', town.voice.longNote.repeat(5)]}, {see: '#kind-word-error'}])(town)},
    {name: 'card-group-decline', title: said('Say no in a group?', '要在多人礼物里婉拒吗'), sees: 'Yours stays here for somebody else',
      presses: [OPEN, NO_THANKS], stage: sealed(() => ({portions: 5}))},
    {name: 'card-group-declined', title: said('A quiet no in a group', '已在多人礼物里婉拒'), sees: 'Yours stays here for the others', presses: [OPEN, NO_THANKS, NO],
      stage: sealed(() => ({portions: 5}))},
    {name: 'card-decline-failed', title: said('Saying no failed', '婉拒没有送达'), sees: 'one no is all it takes', presses: [NO],
      stage: (town) => open(DECLINE, undefined, () => ({backend: town.line('refusing')}))(town)},
  ],
};

export const addressStates: Group = {
  name: 'address', title: said('Where it should go', '寄到哪里'),
  states: [
    ...([['US', 'United States', '美国'], ['GB', 'United Kingdom', '英国'], ['DE', 'Germany', '德国'], ['FR', 'France', '法国'], ['CN', 'China', '中国'],
      ['JP', 'Japan', '日本'], ['KR', 'South Korea', '韩国'], ['TW', 'Taiwan', '台湾'], ['BR', 'Brazil', '巴西'], ['IN', 'India', '印度'],
      ['AE', 'United Arab Emirates', '阿联酋']] as const)
      .map(([code, en, zh]) => ({name: `card-address-${code.toLowerCase()}`, title: said(en, zh), sees: 'Where should it go?', stage: address(code)})),
    {name: 'card-address-faults', title: said('With faults', '填写有误'), sees: 'Please fill in',
      stage: address('DE', [
        {leave: '#name'}, {leave: '#street'}, {leave: '#city'}, {write: ['#postalCode', '1011']}, {leave: '#postalCode'},
        {write: ['#phone', 'at home']}, {leave: '#phone'}, {write: ['#mail', 'lena']}, {leave: '#mail'},
      ])},
    {name: 'card-address-all-faults', title: said('Everything missing', '全都没填'), sees: 'Please fill in', presses: [CONFIRM], stage: address('US')},
    {name: 'card-address-not-served', title: said('A country that isn’t served', '不送的国家'), sees: 'deliver there yet',
      stage: open([...ACCEPT, {choose: ['#country', '-']}, {see: '#their-country'}])},
    {name: 'card-address-sorted', title: said('Pasted, and sorted into its fields', '粘贴后自动分栏'), sees: 'We sorted the address',
      stage: address('CN', [{paste: ['#name', '林小满 13800138000 上海市静安区愚园路88弄3号 200040']}, {see: '.sorted'}])},
    {name: 'card-address-loading', title: said('The shop is slow', '商家反应慢'), sees: 'One moment', stage: async (town) => {
      const sent = await town.sends();
      const friend = await town.opens(sent);
      return card(sent.claimToken, [{see: '.unwrapped'}, ...ACCEPT.slice(0, 1), {see: '.address'}], {keeps: friend.kept(), backend: town.line('shopless')});
    }},
    {name: 'card-sending', title: said('Sending', '正在送出'), sees: 'Sending', presses: [CONFIRM], stage: sends('deaf')},
    {name: 'card-not-sent', title: said('Sending failed', '没有送达'), sees: 'accepted twice', presses: [CONFIRM], stage: sends('refusing')},
    {name: 'card-address-accepted', title: said('Accepted by a press', '按下收下'), sees: 'It’s yours', presses: [CONFIRM],
      stage: sends()},
  ],
};

export const receiptStates: Group = {
  name: 'receipt', title: said('After accepting', '收下之后'),
  states: [
    {name: 'card-accepted', title: said('Accepted', '已收下'), sees: 'It’s yours', stage: fresh()},
    {name: 'card-correct', title: said('Correcting the address', '更正地址'), sees: 'Please write all of it again', stage: fresh([{press: '.more button'}, {see: '.address form'}])},
    {name: 'card-ordered', title: said('Being made ready', '备货中'), sees: 'It’s yours', stage: receipt(() => undefined)},
    {name: 'card-shipped', title: said('On its way', '在路上'), sees: 'It’s on its way', stage: receipt(shop('shipped'))},
    {name: 'card-delivered', title: said('Delivered', '已送达'), sees: 'It has arrived', stage: receipt(shop('shipped', 'delivered'))},
    {name: 'card-unavailable', title: said('The shop can’t send it', '商家无法发货'), sees: 'can’t send it', stage: receipt(shop('cancelOrder'))},
    {name: 'card-thanks-missing', title: said('Thanks without a word', '感谢还没写'), sees: 'Choose a sign or write',
      stage: receipt(() => undefined, [{press: '.thanks .press'}, {see: '#thank-error'}])},
    {name: 'card-thanks-chosen', title: said('Thanks, being written', '正在写感谢'), sees: 'Send thanks',
      stage: async (town) => receipt(() => undefined, [{press: '.sign-chip:nth-of-type(2) input'}, {write: ['#thank-note', town.voice.thanks]}])(town)},
    {name: 'card-thanked', title: said('Thanked', '已感谢'), sees: 'Ana has your thanks', stage: receipt(thank(({voice}) => ({note: voice.thanks, emoji: '🥰'})))},
    {name: 'card-thanked-sign', title: said('Thanked with a sign', '用表情感谢'), sees: 'Ana has your thanks', stage: receipt(thank(() => ({note: '', emoji: '❤️'})))},
    {name: 'card-erase', title: said('Erase my data?', '要删除我的信息吗'), sees: 'Erase your data?',
      stage: receipt(shop('shipped'), [{press: '#erase'}, {see: '#erase-title'}])},
    {name: 'card-erased', title: said('Erased', '已删除'), sees: 'Your data is gone',
      stage: receipt(async (town, got) => {
        await shop('shipped', 'delivered')(town, got);
        await got.friend.client.erase(got.receiptToken);
      })},
  ],
};

export const endingStates: Group = {
  name: 'endings', title: said('Endings', '各种结局'),
  states: [
    ending('claimed', ['Accepted by somebody else', '已被别人收下'], 'has been accepted', link((town, sent) => town.accepts(sent))),
    ending('empty', ['The group is empty', '已被领完'], 'All of them have been taken', link(async (town, sent) => {
      await town.accepts(sent);
      await town.accepts(sent);
    }, {portions: 2})),
    ending('expired', ['Too late', '已过期'], 'The time for this gift is over', async (town) => {
      const {claimToken} = await town.at(-8 * DAY, () => town.sends());
      await town.work();
      return card(claimToken, [{see: '.ending'}]);
    }),
    ending('cancelled', ['Taken back', '已被收回'], 'was taken back', link((_, {sender, manageToken}) => sender.client.cancel(manageToken))),
    ending('replaced', ['A newer link', '链接已更换'], 'There is a newer link', link((_, {sender, manageToken}) => sender.client.replaceLink(manageToken))),
    ending('declined', ['Declined', '已婉拒'], 'A quiet no', link(async (town, sent) => (await town.opens(sent)).client.decline(sent.claimToken))),
    ending('unpaid', ['Not paid yet', '还没付款'], 'Almost there', link(() => undefined, {unpaid: true})),
    ending('scheduled', ['Not yet', '时候未到'], 'Not yet', (town) =>
      link(() => undefined, {sendAt: {at: inDays(12), timeZone: 'Asia/Tokyo'}})(town)),
    ending('barred', ['A page that isn’t allowed', '页面未获许可'], 'may not open gifts', (town) =>
      card(`gc_${UNKNOWN}`, [{see: '.ending'}], {backend: town.line('barring')})),
    ending('missing', ['The link opens no gift', '链接打不开礼物'], 'This link opens no gift', () => card(`gc_${UNKNOWN}`, [{see: '.ending'}])),
    ending('cut', ['Link cut short', '链接被截断'], 'was cut short', () => card('gc_4fVxQ', [{see: '.ending'}])),
    ending('none', ['No link at all', '没有链接'], 'No gift here', () => card('', [{see: '.ending'}])),
    ending('managing', ['The sender’s link', '送礼人的链接'], 'This is the sender’s link', () => card(`gm_${UNKNOWN}`, [{see: '.ending'}])),
    ending('lost', ['An unknown receipt', '未知的凭据'], 'isn’t known here', () => card(`gr_${UNKNOWN}`, [{see: '.ending'}])),
    ending('down', ['The shop can’t be reached', '联系不上商家'], 'can’t be reached', () => card(`gc_${UNKNOWN}`, [{see: '.ending'}], {backend: NOWHERE})),
    ending('offline', ['No connection', '没有网络'], 'No connection', () => card(`gc_${UNKNOWN}`, [{see: '.ending'}], {backend: NOWHERE, offline: true})),
  ],
};
