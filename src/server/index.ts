/** `send-as-gift/server`: the backend as a function from `Request` to `Response`, and the parts that it is made of. */
import './node/require-node.ts';
export {createGiftBackend, type BackendOptions, type GiftBackend} from './backend.ts';
export {openSqliteStorage, type SqliteStorageOptions} from './storage/sqlite/index.ts';
export {fileShop, type FileShop, type FileShopOptions} from './shops/file/index.ts';
export {testPayments, type TestPayments, type TestPaymentsOptions} from './payments/test/index.ts';
export {stripePayments, type StripePaymentsOptions} from './payments/stripe/index.ts';
export {molliePayments, type MolliePaymentsOptions} from './payments/mollie/index.ts';
export {nodeKeys, type NodeKeysOptions} from './node/keys.ts';
export {signProduct, type ProductToSign, type SignOptions} from './descriptors/sign-product.ts';
export {hostedPages, type HostedPagesOptions} from './pages/index.ts';
export {AddressDecryptionError, MailRejectedError} from './ports.ts';
export type {
  CaptureMode, Catalog, CheckoutRequest, CheckoutStatus, Clock, Dispute, FoundProduct, Keys, Log, LogEntry, Mail, MailMessage, MerchantMail,
  OrderRequest, Pages, PaymentFinding, Payments, PaymentStatus, ProviderRefund, Random, RefundResult, ShopConfig, WebhookEvent,
} from './ports.ts';
export type {Limits} from './http/rate-limit.ts';
export type {Storage} from './storage/storage.ts';
