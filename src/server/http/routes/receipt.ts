/** The endpoints of the recipient, after the claim. */
import {eraseRecipientData, loadByReceipt, requireCorrectable, sendThanks, updateAddress} from '../../gifts/receipt.ts';
import {validateEncryptedAddress} from '../../gifts/shipping-address.ts';
import {receiptView} from '../views.ts';
import {mutation, type QueryHandler, type RequestContext} from './route.ts';

const loadReceiptView = ({context, capability}: Pick<RequestContext<'receipt'>, 'context' | 'capability'>) =>
  context.storage.read(async (tx) => {
    const {gift, portion} = await loadByReceipt(tx, capability);
    return receiptView(context, tx, gift, portion.number);
  });

export const receipt: QueryHandler<'receipt'> = loadReceiptView;

export const correctAddress = mutation<'correctAddress', string>({
  async prepare({context, capability, request}) {
    await context.storage.read((tx) => requireCorrectable(tx, capability));
    return validateEncryptedAddress(context, request, capability.hash);
  },
  execute: (tx, {capability, request}, kid) => updateAddress(tx, capability, request, kid),
  respond: loadReceiptView,
});

export const thank = mutation<'thank'>({
  execute: (tx, {capability, request}) => sendThanks(tx, capability, request),
  respond: loadReceiptView,
});

export const erase = mutation<'erase'>({
  execute: (tx, {capability}) => eraseRecipientData(tx, capability),
  respond: loadReceiptView,
});
