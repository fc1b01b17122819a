/** The endpoints of the sender. */
import type {Gift} from '../../../protocol/index.ts';
import {cancelGift} from '../../gifts/cancel.ts';
import {createDraft} from '../../gifts/draft.ts';
import {addClaimLink, extendClaimWindow, preparePasscode, updateNote, updatePasscode} from '../../gifts/manage.ts';
import {ProblemError} from '../../problem.ts';
import type {GiftRow} from '../../storage/storage.ts';
import {draftView, giftView} from '../views.ts';
import {loadGift, mutation, type QueryHandler, type RequestContext} from './route.ts';

type SenderRequest = Pick<RequestContext<'gift'>, 'context' | 'capability'>;

const loadGiftView = ({context, capability}: SenderRequest): Promise<Gift> => context.storage.read(async (tx) =>
  giftView(context, tx, await loadGift(tx, capability), capability.hash));

export const draft = mutation<'draft', GiftRow, {id: string}>({
  prepare: ({context, request, foreignOrigin}) => createDraft(context, request, foreignOrigin),
  execute: async (_tx, _request, {id}) => ({id}),
  respond: ({context}, {id}) => context.storage.read(async (tx) => {
    const gift = await tx.findGift(id);
    if (!gift) throw new ProblemError('not-found');
    return draftView(context, tx, gift);
  }),
});

export const gift: QueryHandler<'gift'> = loadGiftView;

export const editNote = mutation<'editNote'>({
  execute: async (tx, {capability, request}) => updateNote(tx, await loadGift(tx, capability), request.note),
  respond: loadGiftView,
});

export const cancel = mutation<'cancel'>({
  execute: async (tx, {capability}) => cancelGift(tx, await loadGift(tx, capability)),
  respond: loadGiftView,
});

export const createLink = mutation<'createLink'>({
  execute: async (tx, {capability, request}) => addClaimLink(tx, await loadGift(tx, capability), capability.hash, request),
  respond: loadGiftView,
});

export const changePasscode = mutation<'changePasscode', string>({
  prepare: ({context, capability, request}) => preparePasscode(context, capability.giftId, request.passcode),
  execute: async (tx, {capability}, passcodeHash) => updatePasscode(tx, await loadGift(tx, capability), passcodeHash),
  respond: loadGiftView,
});

export const extend = mutation<'extend'>({
  execute: async (tx, {capability}) => extendClaimWindow(tx, await loadGift(tx, capability)),
  respond: loadGiftView,
});
