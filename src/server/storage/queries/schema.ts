/** The tables, typed for Kysely. Columns are the names of the fields in snake case. */
import type {Generated, Kysely} from 'kysely';
import type {
  AddressRow, AlertRow, CapabilityRow, GiftRow, JobRow, LedgerRow, PasscodeAttemptRow, PayerRow, PortionRow, RefundRow, StockCountRow,
  StockHoldRow, StoredResponseRow, ThanksRow,
} from '../rows.ts';

type Defaulted<Row, Keys extends keyof Row> = Omit<Row, Keys> & {[Key in Keys]: Generated<Row[Key]>};

interface RetentionColumns {
  /** When the clean-up checks next whether to delete the row. */
  checkAt: number;
}

export interface Database {
  gifts: Defaulted<GiftRow, 'paymentChecks' | 'paymentPending' | 'sequence' | 'extensions' | 'passcodeFailures'>;
  portions: PortionRow;
  capabilities: CapabilityRow;
  ledger: LedgerRow;
  refunds: Defaulted<RefundRow, 'covered' | 'attempt'>;
  alerts: AlertRow;
  stockHolds: StockHoldRow;
  stockCounts: Defaulted<StockCountRow, 'held' | 'ordered'>;
  outbox: Defaulted<JobRow, 'attempt'>;
  inbox: {provider: string; event: string; giftId: string; receivedAt: number};
  storedResponses: StoredResponseRow;
  addresses: AddressRow & RetentionColumns;
  addressAccessLog: {giftId: string; portion: number; accessedAt: number};
  thanks: ThanksRow;
  passcodeAttempts: PasscodeAttemptRow;
  payers: PayerRow & RetentionColumns;
  mailTokens: {jobKey: string; encryptedToken: string};
}

export type DatabaseClient = Kysely<Database>;
