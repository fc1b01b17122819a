/** All queries of a transaction, shared by every database. */
import type {Transaction} from '../storage.ts';
import {addressQueries} from './addresses.ts';
import {idempotencyQueries} from './idempotency.ts';
import {capabilityQueries} from './capabilities.ts';
import {dueWorkQueries} from './due-work.ts';
import {giftQueries} from './gifts.ts';
import {mailQueries} from './mail.ts';
import {ledgerQueries} from './ledger.ts';
import {outboxQueries} from './outbox.ts';
import {portionQueries} from './portions.ts';
import {stockQueries} from './stock.ts';
import type {DatabaseClient} from './schema.ts';
import {passcodeAttemptQueries} from './passcode-attempts.ts';
import {unpaidDraftQueries} from './unpaid-drafts.ts';

export const queries = (db: DatabaseClient): Transaction => ({
  ...giftQueries(db),
  ...portionQueries(db),
  ...capabilityQueries(db),
  ...passcodeAttemptQueries(db),
  ...ledgerQueries(db),
  ...stockQueries(db),
  ...addressQueries(db),
  ...outboxQueries(db),
  ...mailQueries(db),
  ...idempotencyQueries(db),
  ...dueWorkQueries(db),
  ...unpaidDraftQueries(db),
});
