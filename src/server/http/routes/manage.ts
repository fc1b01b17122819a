/** The endpoints of the sender. */
import type {AppContext} from '../../context.ts';
import {cancelGift} from '../../gifts/cancel.ts';
import {createDraft} from '../../gifts/draft.ts';
import {addClaimLink, extendClaimWindow, updateNote} from '../../gifts/manage.ts';
import type {CapabilityRow, GiftRow, Transaction} from '../../storage/storage.ts';
import {draftView, giftView} from '../views.ts';
import {mutation, type QueryHandler} from './route.ts';

export const draft = mutation<'draft', GiftRow>({
  prepare: ({context, request}) => createDraft(context, request),
  execute: async (tx, {context}, {id}) => draftView(context, tx, (await tx.findGift(id))!),
});

export const gift: QueryHandler<'gift'> = ({context, capability}) => context.storage.read((tx) => loadGiftView(context, tx, capability));

export const editNote = mutation<'editNote'>({
  async execute(tx, {context, capability, request}) {
    await updateNote(tx, await loadGift(tx, capability), request.note);
    return loadGiftView(context, tx, capability);
  },
});

export const cancel = mutation<'cancel'>({
  async execute(tx, {context, capability}) {
    await cancelGift(tx, await loadGift(tx, capability));
    return loadGiftView(context, tx, capability);
  },
});

export const createLink = mutation<'createLink'>({
  async execute(tx, {context, capability, request}) {
    await addClaimLink(tx, await loadGift(tx, capability), capability.hash, request);
    return loadGiftView(context, tx, capability);
  },
});

export const extend = mutation<'extend'>({
  async execute(tx, {context, capability}) {
    await extendClaimWindow(tx, await loadGift(tx, capability));
    return loadGiftView(context, tx, capability);
  },
});

const loadGift = async (tx: Transaction, {giftId}: CapabilityRow): Promise<GiftRow> => (await tx.findGift(giftId))!;

const loadGiftView = async (context: AppContext, tx: Transaction, capability: CapabilityRow) =>
  giftView(context, tx, await loadGift(tx, capability), capability.hash);
