/**
 * The contract between elements, client and backend: endpoints, schemas (zod/mini), lifecycle tables, problem codes and tokens. Runs
 * anywhere. `docs/protocol.md` is its readable form.
 */
export * from './address.ts';
export * from './alert.ts';
export * from './descriptor.ts';
export * from './endpoints.ts';
export * from './gift.ts';
export * from './gift-constants.ts';
export * from './lifecycle.ts';
export * from './loopback.ts';
export * from './money.ts';
export * from './policy.ts';
export * from './problems.ts';
export * from './product.ts';
export * from './product-identifiers.ts';
export * from './scalars.ts';
export * from './shop.ts';
export * from './text.ts';
export * from './time-zone.ts';
export * from './token-schema.ts';
