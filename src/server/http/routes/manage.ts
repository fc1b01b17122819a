/** The endpoints of the sender. */
import type {Gift} from '../../../protocol/index.ts';
import {cancelGift} from '../../gifts/cancel.ts';
import {createDraft} from '../../gifts/draft.ts';
import {addClaimLink, extendClaimWindow, preparePasscode, updateNote, updatePasscode} from '../../gifts/manage.ts';
import {ProblemError} from '../../problem.ts';
import type {CapabilityRow, GiftRow, Transaction} from '../../storage/storage.ts';
import {draftView, giftView} from '../views.ts';
import {unstoredMutation, type QueryHandler, type RequestContext} from './route.ts';

type SenderRequest = Pick<RequestContext<'gift'>, 'context' | 'capability'>;

const loadGiftView = ({context, capability}: SenderRequest): Promise<Gift> => context.storage.read(async (tx) =>
  giftView(context, tx, await loadGift(tx, capability), capability.hash));

const loadGift = async (tx: Transaction, {giftId}: CapabilityRow): Promise<GiftRow> => (await tx.findGift(giftId))!;

// The sender's view contains what recipients wrote, so no response is stored.

export const draft = unstoredMutation<'draft', GiftRow, {id: string}>({
  prepare: ({context, request}) => createDraft(context, request),
  execute: async (_tx, _request, {id}) => ({id}),
  respond: ({context}, {id}) => context.storage.read(async (tx) => {
    const gift = await tx.findGift(id);
    if (!gift) throw new ProblemError('not-found');
    return draftView(context, tx, gift);
  }),
});

export const gift: QueryHandler<'gift'> = loadGiftView;

export const editNote = unstoredMutation<'editNote'>({
  execute: async (tx, {capability, request}) => updateNote(tx, await loadGift(tx, capability), request.note),
  respond: loadGiftView,
});

export const cancel = unstoredMutation<'cancel'>({
  execute: async (tx, {capability}) => cancelGift(tx, await loadGift(tx, capability)),
  respond: loadGiftView,
});

export const createLink = unstoredMutation<'createLink'>({
  execute: async (tx, {capability, request}) => addClaimLink(tx, await loadGift(tx, capability), capability.hash, request),
  respond: loadGiftView,
});

export const changePasscode = unstoredMutation<'changePasscode', string>({
  prepare: ({context, capability, request}) => preparePasscode(context, capability.giftId, request.passcode),
  execute: async (tx, {capability}, passcodeHash) => updatePasscode(tx, await loadGift(tx, capability), passcodeHash),
  respond: loadGiftView,
});

export const extend = unstoredMutation<'extend'>({
  execute: async (tx, {capability}) => extendClaimWindow(tx, await loadGift(tx, capability)),
  respond: loadGiftView,
});
