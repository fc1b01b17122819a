/** The status of a gift: every gift state, every confirmation, and every reason why there is no gift. */
import {localized, type Step, type Group, type ElementSetup} from './state.ts';
import {UNREACHABLE, type FaultName} from './fault-proxy.ts';
import {DAY_MS, daysFromNow, HELD_BACK_MS, MAX_WRONG_PASSCODES, MINUTE_MS, sendSeveral, type SentGift, type Fixture} from './fixture.ts';

const statusOf = ({manageToken}: Pick<SentGift, 'manageToken'>, steps: Step[] = [], overrides: Partial<ElementSetup> = {}): ElementSetup => (
  {tag: 'gift-status', properties: {manageToken}, steps: [{waitFor: '.state'}, ...steps], ...overrides});

/** The status of a paid gift after an action. */
const statusAfter = (action: (fixture: Fixture, sent: SentGift) => unknown = () => undefined, params?: Parameters<Fixture['sendGift']>[0], steps?: Step[], overrides?: Partial<ElementSetup>) =>
  async (fixture: Fixture) => {
    const sent = await fixture.sendGift(params);
    await action(fixture, sent);
    await fixture.runDueJobs();
    return statusOf(sent, steps, overrides);
  };
const statusOfPast = (ms: number, params: (fixture: Fixture) => Parameters<Fixture['sendGift']>[0]) => async (fixture: Fixture) => {
  const sent = await fixture.withClockOffset(-ms, () => fixture.sendGift(params(fixture)));
  await fixture.runDueJobs();
  return statusOf(sent);
};
const acceptGift = (...actions: ('markShipped' | 'markDelivered' | 'cancelOrder')[]) => async (fixture: Fixture, sent: SentGift) => {
  await fixture.acceptGift(sent);
  for (const action of actions) await fixture.updateOrder(sent, action);
};
/** Accepts `count` portions, each as another recipient; the first `thanked` recipients send thanks. */
const acceptMany = (count: number, thanked = 0) => async (fixture: Fixture, sent: SentGift) => {
  for (let index = 0; index < count; index++) {
    const {recipient, receiptToken} = await fixture.acceptGift(sent);
    if (index < thanked) await recipient.client.thank(receiptToken, {note: index % 2 ? '' : fixture.sampleText.thanks, emoji: ['🥰', '🎉', '❤️'][index % 3]!});
  }
};
const EXTEND = localized('Give them more time', '延长时间');
const openConfirm = (action: string): Step[] => [{click: `[data-action=${action}]`}, {waitFor: '[data-confirm]'}];
/** A gift that is paid by a bank transfer, which arrives in ten minutes. */
const pendingStatus = (steps?: Step[]) => (fixture: Fixture) =>
  fixture.withClockOffset(HELD_BACK_MS, async () => statusOf(await fixture.sendGift({pending: true}), steps));
const statusOver = (fault: FaultName, action?: (fixture: Fixture, sent: SentGift) => unknown, steps?: Step[]) => (fixture: Fixture) =>
  statusAfter(action, {}, steps, {backend: fixture.faultUrl(fault)})(fixture);
const cancelGift = (_: Fixture, {sender, manageToken}: SentGift) => sender.client.cancel(manageToken);
const UNKNOWN = `gm_${'A'.repeat(43)}`;

export const statusStates: Group = {
  name: 'status', title: localized('Following a gift', '跟踪礼物'),
  states: [
    {name: 'status-draft', title: localized('Not paid yet', '还没付款'), expectText: 'Not paid yet', setup: statusAfter(undefined, {unpaid: true})},
    {name: 'status-pending', title: localized('The bank has not decided yet', '银行还没有确认'), expectText: 'Payment on its way', setup: pendingStatus()},
    {name: 'status-pending-cancel', title: localized('Cancel while the payment is on its way?', '付款途中要撤回吗'), expectText: 'refunded in full if it arrives',
      setup: pendingStatus(openConfirm('cancel'))},
    {name: 'status-scheduled', title: localized('Waiting for its day', '等待预定的日子'), expectText: 'Scheduled',
      setup: (fixture) => statusAfter(undefined, {sendAt: {at: daysFromNow(12), timeZone: 'Europe/Berlin'}})(fixture)},
    {name: 'status-ready', title: localized('Waiting to be opened', '等待拆开'), expectText: 'Waiting to be opened', setup: statusAfter()},
    {name: 'status-no-note', title: localized('Without a note', '没有留言'), expectText: 'No note', setup: statusAfter(undefined, {note: ''})},
    {name: 'status-long', title: localized('Long note, long names', '长留言，长名字'), expectText: 'Hohenstein',
      setup: (fixture) => statusAfter(undefined, {note: fixture.sampleText.longNote, senderName: fixture.sampleText.longName, product: 'letter'})(fixture)},
    {name: 'status-nearly-over', title: localized('Forty minutes left', '只剩四十分钟'), expectText: 'minutes left',
      setup: statusOfPast(7 * DAY_MS - 40 * MINUTE_MS, () => ({}))},
    {name: 'status-opened', title: localized('Opened', '已拆开'), expectText: 'Opened, not accepted yet', setup: statusAfter((fixture, sent) => fixture.openGift(sent))},
    {name: 'status-claimed', title: localized('Accepted', '已收下'), expectText: 'Accepted',
      setup: async (fixture) => {
        const sent = await fixture.sendGift();
        // The order is placed tomorrow.
        await fixture.withClockOffset(HELD_BACK_MS, () => fixture.acceptGift(sent));
        return statusOf(sent);
      }},
    {name: 'status-ordered', title: localized('Being made ready', '备货中'), expectText: 'being prepared', setup: statusAfter(acceptGift())},
    {name: 'status-shipped', title: localized('On its way', '在路上'), expectText: 'The shop has sent it', setup: statusAfter(acceptGift('markShipped'))},
    {name: 'status-delivered', title: localized('Delivered', '已送达'), expectText: 'It has arrived', setup: statusAfter(acceptGift('markShipped', 'markDelivered'))},
    {name: 'status-thanked', title: localized('Thanked', '收到感谢'), expectText: 'They say thank you',
      setup: statusAfter(async (fixture, sent) => {
        const {recipient, receiptToken} = await fixture.acceptGift(sent);
        await recipient.client.thank(receiptToken, {note: fixture.sampleText.thanks, emoji: '🥰'});
        await fixture.updateOrder(sent, 'markDelivered');
      })},
    {name: 'status-declined', title: localized('Declined, with a kind word', '被婉拒，附一句话'), expectText: 'Kindly declined',
      setup: statusAfter(async (fixture, sent) => {
        const {client} = await fixture.openGift(sent);
        await client.decline(sent.claimToken, fixture.sampleText.declineNote);
      })},
    {name: 'status-expired', title: localized('Not accepted in time', '逾期未收下'), expectText: 'Not accepted in time', setup: statusOfPast(8 * DAY_MS, () => ({}))},
    {name: 'status-cancelled', title: localized('Cancelled', '已撤回'), expectText: 'You cancelled this gift',
      setup: statusAfter(cancelGift)},
    {name: 'status-money-coming', title: localized('Cancelled, refund on its way', '已撤回，退款途中'), expectText: 'on its way back',
      setup: async (fixture) => {
        const sent = await fixture.sendGift();
        // The refund is due later.
        await fixture.withClockOffset(HELD_BACK_MS, () => sent.sender.client.cancel(sent.manageToken));
        return statusOf(sent);
      }},
    {name: 'status-abandoned', title: localized('Never paid', '一直没付款'), expectText: 'Never paid', setup: statusOfPast(2 * DAY_MS, () => ({unpaid: true}))},
    {name: 'status-unavailable', title: localized('The shop can’t send it', '商家无法发货'), expectText: 'couldn’t deliver', setup: statusAfter(acceptGift('cancelOrder'))},
    {name: 'status-hold', title: localized('Reserved until they accept', '收下之前只预留'), expectText: 'If they don’t, you aren’t charged', setup: statusOver('hold')},
    {name: 'status-hold-cancel', title: localized('Cancel a gift that isn’t charged yet?', '撤回尚未扣款的礼物吗'), expectText: 'is no longer reserved',
      setup: statusOver('hold', undefined, openConfirm('cancel'))},
    {name: 'status-hold-released', title: localized('Declined, and never charged', '被婉拒，没有扣款'), expectText: 'You weren’t charged',
      setup: statusOver('hold', async (fixture, sent) => (await fixture.openGift(sent)).client.decline(sent.claimToken))},
    {name: 'status-hold-lapsed', title: localized('The reservation ended first', '预留先结束了'), expectText: 'the reservation ended', setup: statusOver('hold-lapsed', cancelGift)},
    {name: 'status-capture-failed', title: localized('Accepted, but the bank didn’t pay', '收下了，但银行没有付款'), expectText: 'didn’t release the money',
      setup: statusOver('capture-failed', acceptGift('cancelOrder'))},
    {name: 'status-payment-disputed', title: localized('The payer’s bank took the money back', '付款人的银行收回了款项'), expectText: 'Your bank asked about this payment',
      setup: statusOver('payment-disputed', cancelGift)},
    {name: 'status-payment-refunded', title: localized('The shop refunded it', '商家退了款'), expectText: 'The shop gave your payment back', setup: statusOver('payment-refunded', cancelGift)},
    {name: 'status-group', title: localized('A group of five, two accepted', '五份，已收下两份'), expectText: '2 of 5 accepted',
      setup: statusAfter(acceptMany(2), {portions: 5})},
    {name: 'status-group-waiting', title: localized('A group of five, none accepted', '五份，还没人收下'), expectText: 'Nobody has accepted yet', setup: statusAfter(undefined, {portions: 5})},
    {name: 'status-hundred', title: localized('A hundred, seven accepted', '一百份，已收下七份'), expectText: '7 of 100 accepted', setup: statusAfter(acceptMany(7), {portions: 100})},
    {name: 'status-group-one-by-one', title: localized('A group, one by one', '逐份查看'), expectText: 'No. 1',
      setup: statusAfter(acceptMany(2), {portions: 5}, [{click: '.portions summary'}])},
    {name: 'status-group-taken', title: localized('A group of two, all accepted', '两份，都已收下'), expectText: 'All 2 accepted', setup: statusAfter(acceptMany(2), {portions: 2})},
    {name: 'status-group-cancel', title: localized('Cancel what is left?', '撤回剩下的吗'), expectText: 'were accepted aren’t affected',
      setup: statusAfter(acceptMany(2), {portions: 5}, openConfirm('cancel'))},
    {name: 'status-thanks', title: localized('Thanks of many', '许多人的感谢'), expectText: '2 more', setup: statusAfter(acceptMany(5, 5), {portions: 6})},
    {name: 'status-secret', title: localized('A secret gift with a passcode', '神秘礼物，有口令'), expectText: 'It’s a surprise',
      setup: statusAfter(undefined, {secret: true, passcode: '1123'})},
    {name: 'status-passcode', title: localized('With a passcode', '有口令'), expectText: 'It opens with the passcode', setup: statusAfter(undefined, {passcode: '1123'})},
    {name: 'status-passcode-blocked', title: localized('Too many wrong passcodes', '口令输错太多次'), expectText: 'nobody can enter one now',
      setup: statusAfter((fixture, sent) => fixture.tryPasscodes(sent, MAX_WRONG_PASSCODES), {passcode: '1123'})},
    {name: 'status-edit-passcode', title: localized('Changing the passcode', '更换口令'), expectText: 'Save passcode',
      setup: statusAfter(undefined, {passcode: '1123'}, openConfirm('passcode'))},
    {name: 'status-passcode-changed', title: localized('A new passcode', '新口令'), expectText: 'The new passcode is k7mw4x',
      setup: statusAfter((fixture, sent) => fixture.tryPasscodes(sent, MAX_WRONG_PASSCODES), {passcode: '1123'}, [
        ...openConfirm('passcode'), {type: ['#passcode', 'k7mw4x']}, {click: 'form.passcode [part=button]'}, {waitFor: '.done'}])},
    {name: 'status-ask-extend', title: localized('More time?', '要多给点时间吗'), expectText: 'They would have until', setup: statusAfter(undefined, {}, openConfirm('extend'))},
    {name: 'status-extended', title: localized('More time given', '已多给时间'), expectText: 'They now have until', trustedClicks: [EXTEND], setup: statusAfter(undefined, {}, openConfirm('extend'))},
    {name: 'status-edit-note', title: localized('Changing the note', '修改留言'), expectText: 'Save note', setup: statusAfter(undefined, {}, openConfirm('note'))},
    {name: 'status-ask-link', title: localized('A new link?', '要换新链接吗'), expectText: 'The old link stops working', setup: statusAfter(undefined, {}, openConfirm('link'))},
    {name: 'status-new-link', title: localized('Here is the new link', '新链接'), expectText: 'Here is the new link', trustedClicks: [localized('Replace the link', '更换链接')],
      setup: statusAfter(undefined, {}, openConfirm('link'))},
    {name: 'status-ask-cancel', title: localized('Cancel the gift?', '要撤回吗'), expectText: 'is refunded to your original', setup: statusAfter(undefined, {}, openConfirm('cancel'))},
    {name: 'status-share', title: localized('Sharing it again', '再次分享'), expectText: 'Copy the link', setup: statusAfter(undefined, {}, [{click: '.button.block'}, {waitFor: '[part=link]'}])},
    {name: 'status-refused', title: localized('A press that failed', '操作失败'), expectText: 'can’t be reached right now', trustedClicks: [localized('Cancel the gift', '撤回礼物')],
      setup: (fixture) => statusAfter(undefined, {}, openConfirm('cancel'), {backend: fixture.faultUrl('fail-writes')})(fixture)},
    {name: 'status-compact', title: localized('Compact, for a place that shows the rest', '紧凑样式'), expectText: 'Waiting to be opened',
      setup: statusAfter(undefined, {}, [], {attributes: {compact: ''}})},
    {name: 'status-hosted', title: localized('On the manage page', '管理页上'), expectText: 'Waiting to be opened', setup: statusAfter(undefined, {}, [], {attributes: {hosted: ''}})},
    {name: 'status-choose', title: localized('Several gifts of this browser', '本浏览器送出的几份'), expectText: 'Which gift?',
      setup: async (fixture) => ({tag: 'gift-status', storage: (await sendSeveral(fixture)).storedData(), steps: [{waitFor: '.sent'}]})},
    {name: 'status-choose-remove', title: localized('Remove one from this browser?', '从本浏览器移除吗'), expectText: 'you can no longer follow it',
      setup: async (fixture) => ({tag: 'gift-status', storage: (await sendSeveral(fixture)).storedData(), steps: [{click: '.remove'}, {waitFor: '[data-confirm]'}]})},
    {name: 'status-choose-removed', title: localized('Removed from this browser', '已从本浏览器移除'), expectText: 'Removed from this browser',
      trustedClicks: [localized('Remove it', '移除')],
      setup: async (fixture) => ({tag: 'gift-status', storage: (await sendSeveral(fixture)).storedData(), steps: [{click: '.remove'}, {waitFor: '[data-confirm]'}]})},
    {name: 'status-none', title: localized('No gift here', '这里没有礼物'), expectText: 'No gift here', setup: () => ({tag: 'gift-status', steps: [{waitFor: '.notice'}]})},
    {name: 'status-truncated', title: localized('Link cut short', '链接被截断'), expectText: 'link is incomplete', setup: () => ({tag: 'gift-status', hash: 'gm_4fV', steps: [{waitFor: '.notice'}]})},
    {name: 'status-claim-link', title: localized('The friend’s link', '朋友的链接'), expectText: 'your friend’s link',
      setup: () => ({tag: 'gift-status', attributes: {hosted: ''}, hash: `gc_${'A'.repeat(43)}`, steps: [{waitFor: '.notice'}]})},
    {name: 'status-unknown', title: localized('A gift that the shop doesn’t know', '商家不认识的礼物'), expectText: 'couldn’t find this gift',
      setup: () => ({tag: 'gift-status', properties: {manageToken: UNKNOWN}, steps: [{waitFor: '.notice'}]})},
    {name: 'status-unreachable', title: localized('The shop can’t be reached', '联系不上商家'), expectText: 'can’t be reached',
      setup: () => ({tag: 'gift-status', backend: UNREACHABLE, properties: {manageToken: UNKNOWN}, steps: [{waitFor: '.notice'}]})},
    {name: 'status-loading', title: localized('The shop is slow', '商家反应慢'), expectText: 'One moment',
      setup: (fixture) => ({tag: 'gift-status', backend: fixture.faultUrl('hang'), properties: {manageToken: UNKNOWN}, steps: [{waitFor: '.wait'}]})},
  ],
};
