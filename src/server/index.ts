/** The server's door. */
export {createGiftBackend, type BackendOptions, type GiftBackend} from './handler.ts';
export {openSqliteStore} from './stores/sqlite/index.ts';
export {MailRefused, SealError} from './ports.ts';
export type {
  CheckoutRequest, Clock, Keys, Letter, Log, LogLine, Mail, Pages, Payments, PlacedOrder, Random, RefundResult, Settlement, Shop, ShopInfo,
} from './ports.ts';
export type {Limits} from './limits.ts';
export type {Store} from './store.ts';
export {startBackend} from './process/start.ts';
