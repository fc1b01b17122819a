/** The sender's calls. */
import {createDraft as makeDraft, draftResponse} from '../../gifts/draft.ts';
import {cancelGift as takeBack} from '../../gifts/refunds.ts';
import {editNote as writeNote, extend as lengthen, addClaimLink as changeLink} from '../../gifts/manage.ts';
import type {CapabilityRow, GiftRow, Transaction} from '../../storage/storage.ts';
import {giftView} from '../views.ts';
import type {AppContext} from '../../context.ts';
import {mutation, type QueryHandler} from './route.ts';

export const draft = mutation<'draft', GiftRow>({
  prepare: ({context, request}) => makeDraft(context, request),
  execute: (tx, {context}, {id}) => draftResponse(context, tx, id),
});

export const gift: QueryHandler<'gift'> = ({context, capability}) => context.storage.read((tx) => loadGiftView(context, tx, capability));

export const editNote = mutation<'editNote'>({
  async execute(tx, {context, capability, request}) {
    await writeNote(tx, await loadGift(tx, capability), request.note);
    return loadGiftView(context, tx, capability);
  },
});

export const cancel = mutation<'cancel'>({
  async execute(tx, {context, capability}) {
    await takeBack(tx, await loadGift(tx, capability));
    return loadGiftView(context, tx, capability);
  },
});

export const createLink = mutation<'createLink'>({
  async execute(tx, {context, capability, request}) {
    await changeLink(tx, await loadGift(tx, capability), capability.hash, request);
    return loadGiftView(context, tx, capability);
  },
});

export const extend = mutation<'extend'>({
  async execute(tx, {context, capability}) {
    await lengthen(tx, await loadGift(tx, capability));
    return loadGiftView(context, tx, capability);
  },
});

const loadGift = async (tx: Transaction, capability: CapabilityRow): Promise<GiftRow> => (await tx.findGift(capability.giftId))!;
const loadGiftView = async (context: AppContext, tx: Transaction, capability: CapabilityRow) => giftView(context, tx, await loadGift(tx, capability), capability.hash);
