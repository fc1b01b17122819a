/** The gift as its sender follows it: every state, every question, and every way of finding no gift. */
import {said, type Act, type Group, type Stage} from './state.ts';
import {NOWHERE} from './panel-states.ts';
import {DAY, inDays, MINUTE, sendsSeveral, type Sent, type Town} from './town.ts';

const follow = ({manageToken}: Pick<Sent, 'manageToken'>, acts: Act[] = [], more: Partial<Stage> = {}): Stage => (
  {tag: 'gift-status', properties: {manageToken}, acts: [{see: '.state'}, ...acts], ...more});

/** A paid gift that something happens to, and then it is followed. */
const after = (act: (town: Town, sent: Sent) => unknown = () => undefined, wish?: Parameters<Town['sends']>[0], acts?: Act[], more?: Partial<Stage>) =>
  async (town: Town) => {
    const sent = await town.sends(wish);
    await act(town, sent);
    await town.work();
    return follow(sent, acts, more);
  };
const past = (ms: number, wish: (town: Town) => Parameters<Town['sends']>[0]) => async (town: Town) => {
  const sent = await town.at(-ms, () => town.sends(wish(town)));
  await town.work();
  return follow(sent);
};
const accepted = (...moves: ('shipped' | 'delivered' | 'cancelOrder')[]) => async (town: Town, sent: Sent) => {
  await town.accepts(sent);
  for (const move of moves) await town.shop(sent, move);
};
/** So many, each with a friend of their own; the first of them say thanks. */
const taken = (many: number, thanked = 0) => async (town: Town, sent: Sent) => {
  for (let at = 0; at < many; at++) {
    const {friend, receiptToken} = await town.accepts(sent);
    if (at < thanked) await friend.client.thank(receiptToken, {note: at % 2 ? '' : town.voice.thanks, emoji: ['🥰', '🎉', '❤️'][at % 3]!});
  }
};
const EXTEND = said('Give them more time', '多给点时间');
const asks = (what: string): Act[] => [{press: `[data-asks=${what}]`}, {see: '[data-asked]'}];
const UNKNOWN = `gm_${'A'.repeat(43)}`;

export const statusStates: Group = {
  name: 'status', title: said('Following a gift', '跟踪礼物'),
  states: [
    {name: 'status-draft', title: said('Not paid yet', '还没付款'), sees: 'Not paid yet', stage: after(undefined, {unpaid: true})},
    {name: 'status-scheduled', title: said('Waiting for its day', '等待预定的日子'), sees: 'Waiting to be sent',
      stage: (town) => after(undefined, {sendAt: {at: inDays(12), timeZone: 'Europe/Berlin'}})(town)},
    {name: 'status-ready', title: said('Waiting to be opened', '等待拆开'), sees: 'Waiting to be opened', stage: after()},
    {name: 'status-no-note', title: said('Without a note', '没有留言'), sees: 'No note', stage: after(undefined, {note: ''})},
    {name: 'status-long', title: said('Long note, long names', '长留言，长名字'), sees: 'Hohenstein',
      stage: (town) => after(undefined, {note: town.voice.longNote, senderName: town.voice.longName, product: 'letter'})(town)},
    {name: 'status-nearly-over', title: said('Forty minutes left', '只剩四十分钟'), sees: 'minutes left',
      stage: past(7 * DAY - 40 * MINUTE, () => ({}))},
    {name: 'status-opened', title: said('Opened', '已拆开'), sees: 'Opened, not accepted yet', stage: after((town, sent) => town.opens(sent))},
    {name: 'status-claimed', title: said('Accepted', '已收下'), sees: 'Accepted',
      stage: async (town) => {
        const sent = await town.sends();
        // The shop is told of it tomorrow.
        await town.at(DAY, () => town.accepts(sent));
        return follow(sent);
      }},
    {name: 'status-ordered', title: said('Being made ready', '备货中'), sees: 'being made ready', stage: after(accepted())},
    {name: 'status-shipped', title: said('On its way', '在路上'), sees: 'The shop has sent it', stage: after(accepted('shipped'))},
    {name: 'status-delivered', title: said('Delivered', '已送达'), sees: 'It has arrived', stage: after(accepted('shipped', 'delivered'))},
    {name: 'status-thanked', title: said('Thanked', '收到感谢'), sees: 'They say thank you',
      stage: after(async (town, sent) => {
        const {friend, receiptToken} = await town.accepts(sent);
        await friend.client.thank(receiptToken, {note: town.voice.thanks, emoji: '🥰'});
        await town.shop(sent, 'delivered');
      })},
    {name: 'status-declined', title: said('Declined, with a kind word', '被婉拒，附一句话'), sees: 'Kindly declined',
      stage: after(async (town, sent) => (await town.opens(sent)).client.decline(sent.claimToken, town.voice.kindWord))},
    {name: 'status-expired', title: said('Not accepted in time', '逾期未收下'), sees: 'Not accepted in time', stage: past(8 * DAY, () => ({}))},
    {name: 'status-cancelled', title: said('Taken back', '已收回'), sees: 'You took it back',
      stage: after((_, {sender, manageToken}) => sender.client.cancel(manageToken))},
    {name: 'status-money-coming', title: said('Taken back, money on its way', '已收回，退款途中'), sees: 'on its way back',
      stage: async (town) => {
        const sent = await town.sends();
        // The refund is due tomorrow.
        await town.at(DAY, () => sent.sender.client.cancel(sent.manageToken));
        return follow(sent);
      }},
    {name: 'status-abandoned', title: said('Never paid', '一直没付款'), sees: 'Never paid', stage: past(2 * DAY, () => ({unpaid: true}))},
    {name: 'status-unavailable', title: said('The shop can’t send it', '商家无法发货'), sees: 'couldn’t deliver', stage: after(accepted('cancelOrder'))},
    {name: 'status-group', title: said('A group of five, two accepted', '五份，已收下两份'), sees: '2 of 5 accepted',
      stage: after(taken(2), {portions: 5})},
    {name: 'status-group-waiting', title: said('A group of five, none accepted', '五份，还没人收下'), sees: 'Nobody has accepted yet', stage: after(undefined, {portions: 5})},
    {name: 'status-hundred', title: said('A hundred, seven accepted', '一百份，已收下七份'), sees: '7 of 100 accepted', stage: after(taken(7), {portions: 100})},
    {name: 'status-group-one-by-one', title: said('A group, one by one', '逐份查看'), sees: 'No. 1',
      stage: after(taken(2), {portions: 5}, [{press: '.portions summary'}])},
    {name: 'status-group-taken', title: said('A group of two, all accepted', '两份，都已收下'), sees: 'All 2 accepted', stage: after(taken(2), {portions: 2})},
    {name: 'status-group-cancel', title: said('Take back what is left?', '收回剩下的吗'), sees: 'were accepted stay gifts',
      stage: after(taken(2), {portions: 5}, asks('cancel'))},
    {name: 'status-thanks', title: said('Thanks of many', '许多人的感谢'), sees: '2 more', stage: after(taken(5, 5), {portions: 6})},
    {name: 'status-secret', title: said('A secret gift with a passcode', '神秘礼物，有口令'), sees: 'It’s a secret',
      stage: after(undefined, {secret: true, passcode: '1123'})},
    {name: 'status-passcode', title: said('With a passcode', '有口令'), sees: 'It opens with the passcode', stage: after(undefined, {passcode: '1123'})},
    {name: 'status-ask-extend', title: said('More time?', '要多给点时间吗'), sees: 'They would have until', stage: after(undefined, {}, asks('extend'))},
    {name: 'status-extended', title: said('More time given', '已多给时间'), sees: 'They now have until', presses: [EXTEND], stage: after(undefined, {}, asks('extend'))},
    {name: 'status-edit-note', title: said('Changing the note', '修改留言'), sees: 'Save the note', stage: after(undefined, {}, asks('note'))},
    {name: 'status-ask-link', title: said('A new link?', '要换新链接吗'), sees: 'The old link stops working', stage: after(undefined, {}, asks('link'))},
    {name: 'status-new-link', title: said('Here is the new link', '新链接'), sees: 'Here is the new link', presses: [said('Replace the link', '更换链接')],
      stage: after(undefined, {}, asks('link'))},
    {name: 'status-ask-cancel', title: said('Take it back?', '要收回吗'), sees: 'goes back to you', stage: after(undefined, {}, asks('cancel'))},
    {name: 'status-share', title: said('Sharing it again', '再次分享'), sees: 'Copy the link', stage: after(undefined, {}, [{press: '.press.wide'}, {see: '.link'}])},
    {name: 'status-refused', title: said('A press that failed', '操作失败'), sees: 'Nothing you typed is lost', presses: [said('Take it back', '撤回礼物')],
      stage: (town) => after(undefined, {}, asks('cancel'), {backend: town.line('refusing')})(town)},
    {name: 'status-compact', title: said('Compact, for a place that shows the rest', '紧凑样式'), sees: 'Waiting to be opened',
      stage: after(undefined, {}, [], {attributes: {compact: ''}})},
    {name: 'status-hosted', title: said('On the manage page', '管理页上'), sees: 'Waiting to be opened', stage: after(undefined, {}, [], {attributes: {hosted: ''}})},
    {name: 'status-choose', title: said('Several gifts of this browser', '本浏览器送出的几份'), sees: 'Which gift?',
      stage: async (town) => ({tag: 'gift-status', keeps: (await sendsSeveral(town)).kept(), acts: [{see: '.sent'}]})},
    {name: 'status-choose-remove', title: said('Remove one from this browser?', '从本浏览器移除吗'), sees: 'you can no longer follow it',
      stage: async (town) => ({tag: 'gift-status', keeps: (await sendsSeveral(town)).kept(), acts: [{press: '.remove'}, {see: '[data-asked]'}]})},
    {name: 'status-choose-removed', title: said('Removed from this browser', '已从本浏览器移除'), sees: 'Removed from this browser',
      presses: [said('Remove it', '移除')],
      stage: async (town) => ({tag: 'gift-status', keeps: (await sendsSeveral(town)).kept(), acts: [{press: '.remove'}, {see: '[data-asked]'}]})},
    {name: 'status-none', title: said('No gift here', '这里没有礼物'), sees: 'No gift here', stage: () => ({tag: 'gift-status', acts: [{see: '.scene'}]})},
    {name: 'status-cut', title: said('Link cut short', '链接被截断'), sees: 'cut short', stage: () => ({tag: 'gift-status', fragment: 'gm_4fV', acts: [{see: '.scene'}]})},
    {name: 'status-foreign', title: said('The friend’s link', '朋友的链接'), sees: 'for someone else',
      stage: () => ({tag: 'gift-status', attributes: {hosted: ''}, fragment: `gc_${'A'.repeat(43)}`, acts: [{see: '.scene'}]})},
    {name: 'status-unknown', title: said('A gift that the shop doesn’t know', '商家不认识的礼物'), sees: 'doesn’t know this gift',
      stage: () => ({tag: 'gift-status', properties: {manageToken: UNKNOWN}, acts: [{see: '.scene'}]})},
    {name: 'status-down', title: said('The shop can’t be reached', '联系不上商家'), sees: 'can’t be reached',
      stage: () => ({tag: 'gift-status', backend: NOWHERE, properties: {manageToken: UNKNOWN}, acts: [{see: '.scene'}]})},
    {name: 'status-loading', title: said('The shop is slow', '商家反应慢'), sees: 'One moment',
      stage: (town) => ({tag: 'gift-status', backend: town.line('silent'), properties: {manageToken: UNKNOWN}, acts: [{see: '.wait'}]})},
  ],
};
