/** The endpoints of the recipient, after the claim. */
import type {AppContext} from '../../context.ts';
import {eraseRecipientData, loadByReceipt, requireCorrectable, sendThanks, updateAddress} from '../../gifts/receipt.ts';
import {validateEncryptedAddress} from '../../gifts/shipping-address.ts';
import type {CapabilityRow, Transaction} from '../../storage/storage.ts';
import {receiptView} from '../views.ts';
import {mutation, type QueryHandler} from './route.ts';

export const receipt: QueryHandler<'receipt'> = ({context, capability}) => context.storage.read((tx) => loadReceiptView(context, tx, capability));

export const correctAddress = mutation<'correctAddress', string>({
  async prepare({context, capability, request}) {
    await context.storage.read((tx) => requireCorrectable(tx, capability));
    return validateEncryptedAddress(context, request, capability.hash);
  },
  async execute(tx, {context, capability, request}, kid) {
    await updateAddress(tx, capability, request, kid);
    return loadReceiptView(context, tx, capability);
  },
});

export const thank = mutation<'thank'>({
  async execute(tx, {context, capability, request}) {
    await sendThanks(tx, capability, request);
    return loadReceiptView(context, tx, capability);
  },
});

export const erase = mutation<'erase'>({
  async execute(tx, {context, capability}) {
    await eraseRecipientData(tx, capability);
    return loadReceiptView(context, tx, capability);
  },
});

async function loadReceiptView(context: AppContext, tx: Transaction, capability: CapabilityRow) {
  const {gift, portion} = await loadByReceipt(tx, capability);
  return receiptView(context, tx, gift, portion.number);
}
