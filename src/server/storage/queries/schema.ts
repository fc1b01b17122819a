/** The tables as the query layer sees them; columns are the fields' names in snake case. */
import type {
  AddressRow, CapabilityRow, GiftRow, StockHoldRow, JobRow, StoredResponseRow, LedgerRow, PayerRow, PortionRow, RefundRow, ThanksRow, FailedPasscodeAttemptRow,
} from '../storage.ts';
import type {Generated, Kysely} from 'kysely';

type Defaulted<Row, Keys extends keyof Row> = Omit<Row, Keys> & {[Key in Keys]: Generated<Row[Key]>};

export interface Database {
  gifts: Defaulted<GiftRow, 'paymentChecks' | 'sequence' | 'extensions'>;
  portions: PortionRow;
  capabilities: CapabilityRow;
  ledger: LedgerRow;
  refunds: RefundRow;
  stockHolds: StockHoldRow;
  outbox: Defaulted<JobRow, 'attempt'>;
  inbox: {provider: string; event: string; giftId: string; receivedAt: number};
  storedResponses: StoredResponseRow;
  addresses: AddressRow;
  addressAccessLog: {giftId: string; portion: number; accessedAt: number};
  thanks: ThanksRow;
  failedPasscodeAttempts: FailedPasscodeAttemptRow;
  payers: PayerRow;
  mailTokens: {jobKey: string; encryptedToken: string};
}

export type DatabaseClient = Kysely<Database>;
