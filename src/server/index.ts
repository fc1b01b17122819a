/** `send-as-gift/server`: the backend as a function from `Request` to `Response`, and the ports that it needs. */
import './node/require-node.ts';
export {createGiftBackend, type BackendOptions, type GiftBackend} from './backend.ts';
export {openSqliteStorage} from './storage/sqlite/index.ts';
export {AddressDecryptionError, MailRejectedError} from './ports.ts';
export type {
  Catalog, CheckoutRequest, CheckoutStatus, Clock, Keys, Log, LogEntry, Mail, MailMessage, OrderRequest, Pages, Payments,
  Random, RefundResult, ShopConfig,
} from './ports.ts';
export type {Limits} from './http/rate-limit.ts';
export type {Storage} from './storage/storage.ts';
export {startBackend} from './node/start.ts';
