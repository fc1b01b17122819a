/** The server's door. */
export {createGiftBackend, type BackendOptions, type GiftBackend} from './backend.ts';
export {openSqliteStorage} from './storage/sqlite/index.ts';
export {MailRejectedError, AddressDecryptionError} from './ports.ts';
export type {
  CheckoutRequest, Clock, Keys, MailMessage, Log, LogEntry, Mail, Pages, Payments, OrderRequest, Random, RefundResult, CheckoutStatus, Catalog, ShopConfig,
} from './ports.ts';
export type {Limits} from './http/rate-limit.ts';
export type {Storage} from './storage/storage.ts';
export {startBackend} from './node/start.ts';
