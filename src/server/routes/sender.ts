/** The sender's calls. */
import {draft as makeDraft, drafted} from '../gifts/draft.ts';
import {cancel as takeBack} from '../gifts/ending.ts';
import {editNote as writeNote, extend as lengthen, link as changeLink} from '../gifts/sender.ts';
import type {CapabilityRow, GiftRow, Tx} from '../store.ts';
import {giftView} from '../views.ts';
import type {World} from '../world.ts';
import {move, type Look} from './route.ts';

export const draft = move<'draft', GiftRow>({
  prepare: ({world, request}) => makeDraft(world, request),
  move: (tx, {world}, {id}) => drafted(world, tx, id),
});

export const gift: Look<'gift'> = ({world, capability}) => world.store.read((tx) => view(world, tx, capability));

export const editNote = move<'editNote'>({
  async move(tx, {world, capability, request}) {
    await writeNote(tx, await behind(tx, capability), request.note);
    return view(world, tx, capability);
  },
});

export const cancel = move<'cancel'>({
  async move(tx, {world, capability}) {
    await takeBack(tx, await behind(tx, capability));
    return view(world, tx, capability);
  },
});

export const link = move<'link'>({
  async move(tx, {world, capability, request}) {
    await changeLink(tx, await behind(tx, capability), capability.hash, request);
    return view(world, tx, capability);
  },
});

export const extend = move<'extend'>({
  async move(tx, {world, capability}) {
    await lengthen(tx, await behind(tx, capability));
    return view(world, tx, capability);
  },
});

const behind = async (tx: Tx, capability: CapabilityRow): Promise<GiftRow> => (await tx.gift(capability.gift))!;
const view = async (world: World, tx: Tx, capability: CapabilityRow) => giftView(world, tx, await behind(tx, capability), capability.hash);
