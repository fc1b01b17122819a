/** The recipient's calls, once the gift is theirs. */
import {behindReceipt, correctable, correctAddress as changeAddress, erase as forget, thank as sayThanks} from '../gifts/receipt.ts';
import {checkSeal} from '../gifts/seal.ts';
import type {CapabilityRow, Tx} from '../store.ts';
import {receiptView} from '../views.ts';
import type {World} from '../world.ts';
import {move, type Look} from './route.ts';

export const receipt: Look<'receipt'> = ({world, capability}) => world.store.read((tx) => view(world, tx, capability));

export const correctAddress = move<'correctAddress', string>({
  async prepare({world, capability, request}) {
    await world.store.read((tx) => correctable(tx, capability));
    return checkSeal(world, request, capability.hash);
  },
  async move(tx, {world, capability, request}, kid) {
    await changeAddress(tx, capability, request, kid);
    return view(world, tx, capability);
  },
});

export const thank = move<'thank'>({
  async move(tx, {world, capability, request}) {
    await sayThanks(tx, capability, request);
    return view(world, tx, capability);
  },
});

export const erase = move<'erase'>({
  async move(tx, {world, capability}) {
    await forget(tx, capability);
    return view(world, tx, capability);
  },
});

async function view(world: World, tx: Tx, capability: CapabilityRow) {
  const {gift, portion} = await behindReceipt(tx, capability);
  return receiptView(world, tx, gift, portion.number);
}
