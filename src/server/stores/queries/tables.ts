/** The tables as the query layer sees them; columns are the fields' names in snake case. */
import type {
  AddressRow, CapabilityRow, GiftRow, HoldRow, JobRow, KeptRow, LedgerRow, PayerRow, PortionRow, RefundRow, ThanksRow, WrongTryRow,
} from '../../store.ts';
import type {Generated, Kysely} from 'kysely';

type Defaulted<Row, Keys extends keyof Row> = Omit<Row, Keys> & {[Key in Keys]: Generated<Row[Key]>};

export interface Tables {
  gifts: Defaulted<GiftRow, 'settleTries' | 'sequence' | 'extensions'>;
  portions: PortionRow;
  capabilities: CapabilityRow;
  ledger: LedgerRow;
  refunds: RefundRow;
  stockHolds: HoldRow;
  outbox: Defaulted<JobRow, 'attempt'>;
  inbox: {provider: string; event: string; gift: string; receivedAt: number};
  keptAnswers: KeptRow;
  addresses: AddressRow;
  addressAudit: {gift: string; portion: number; openedAt: number};
  thanks: ThanksRow;
  wrongTries: WrongTryRow;
  payers: PayerRow;
  mailTokens: {job: string; token: string};
}

export type Db = Kysely<Tables>;
