/** Which product a sender asks for: a ref of the catalog, or a descriptor that the shop has signed. */
import {decodePayload, Descriptor, isDescriptor, MAX_DESCRIPTOR_LENGTH, splitDescriptor, type ProblemCode} from '../../protocol/index.ts';
import type {AppContext, Offer} from '../context.ts';
import {ProblemError} from '../problem.ts';
import type {GiftRow} from '../storage/storage.ts';

const signatureProblems = {
  'invalid': 'descriptor-invalid', 'unknown-key': 'descriptor-key-unknown', 'retired-key': 'descriptor-key-retired',
} as const satisfies Record<string, ProblemCode>;

/** Reads a sender's ref. Throws a `descriptor-…` problem unless the descriptor is ours, unchanged and valid now. */
export async function readOffer(context: AppContext, ref: string): Promise<Offer> {
  if (!isDescriptor(ref)) return {ref};
  const descriptor = await verifyDescriptor(context, ref);
  return {ref: descriptor.sku, descriptor};
}

/** What a gift was drafted with. Nothing is verified again: a descriptor that has expired since changes nothing for a gift. */
export const offerOf = ({productRef, descriptor}: Pick<GiftRow, 'productRef' | 'descriptor'>): Offer =>
  ({ref: productRef, ...(descriptor !== null && {descriptor: JSON.parse(descriptor) as Descriptor})});

/** The signature comes first: only what the shop has signed is parsed. */
async function verifyDescriptor({keys, publicUrl, shop, storage}: AppContext, text: string): Promise<Descriptor> {
  if (!keys.checkSignature) throw new ProblemError('not-supported');
  if (text.length > MAX_DESCRIPTOR_LENGTH) throw new ProblemError('descriptor-too-large');
  const parts = splitDescriptor(text);
  if (!parts) throw new ProblemError('descriptor-malformed');
  const signature = await keys.checkSignature(parts);
  if (signature !== 'valid') throw new ProblemError(signatureProblems[signature]);
  const descriptor = parsePayload(parts.payload);
  if (descriptor.audience !== new URL(publicUrl).origin) throw new ProblemError('descriptor-audience-mismatch');
  if (descriptor.expires * 1000 <= await storage.read((tx) => tx.now())) throw new ProblemError('descriptor-expired');
  if (descriptor.currency !== shop.currency) throw new ProblemError('currency-unsupported');
  return descriptor;
}

function parsePayload(payload: string): Descriptor {
  try {
    return Descriptor.parse(decodePayload(payload));
  } catch {
    throw new ProblemError('descriptor-malformed');
  }
}
