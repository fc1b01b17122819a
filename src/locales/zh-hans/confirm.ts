import type {ConfirmStrings} from '../en/confirm.ts';

export const confirm: ConfirmStrings = {
  dismiss: '再想想',
  saveNote: '保存留言',
  discardNote: '保留原样',
  noteSaved: '留言已保存',
  newLinkText: '旧链接会立即失效，拿到旧链接的人将无法打开礼物。',
  newLinkConfirm: '更换链接',
  newLinkDone: '这是新链接，旧链接已失效。',
  extendText: (moment) => `对方在 ${moment}前都可以收下，逾期自动退款。`,
  extendGroupText: (count, moment) => `剩下的 ${count} 份在 ${moment}前都可以收下，没人收下的自动退款。`,
  extendConfirm: '延长时间',
  extended: (moment) => `已延长到 ${moment}。`,
  cancelText: (amount) => `链接将失效，${amount} 会原路退回给你。`,
  cancelGroupText: (amount, count, each) => `链接将失效，还没人收下的 ${count} 份（每份 ${each}）共 ${amount} 会原路退回给你。`,
  cancelAcceptedText: (count) => `已收下的 ${count} 份不受影响。`,
  cancelHoldText: (amount) => `链接将失效，预授权的 ${amount} 会立即解除，不会扣款。`,
  cancelHoldTiming: '预授权立即解除，显示时间以银行为准。',
  cancelTiming: '退款会立即发起，到账时间以银行为准。',
  cancelDraftText: '你还没有付款，不需要退款。撤回后不能再付款。',
  cancelConfirm: '撤回礼物',
  cancelled: '礼物已撤回。',
};
