/** All queries of a transaction, shared by every database. */
import type {Transaction} from '../storage.ts';
import {addressQueries} from './addresses.ts';
import {alertQueries} from './alerts.ts';
import {capabilityQueries} from './capabilities.ts';
import {claimQueries} from './claim.ts';
import {dueWorkQueries} from './due-work.ts';
import {giftQueries} from './gifts.ts';
import {ledgerQueries} from './ledger.ts';
import {mailQueries} from './mail.ts';
import {outboxQueries} from './outbox.ts';
import {passcodeAttemptQueries} from './passcode-attempts.ts';
import {portionQueries} from './portions.ts';
import type {DatabaseClient} from './schema.ts';
import {stockQueries} from './stock.ts';
import {storedResponseQueries} from './stored-responses.ts';
import {unpaidDraftQueries} from './unpaid-drafts.ts';

export const queries = (db: DatabaseClient): Transaction => ({
  ...giftQueries(db),
  ...portionQueries(db),
  ...claimQueries(db),
  ...capabilityQueries(db),
  ...passcodeAttemptQueries(db),
  ...ledgerQueries(db),
  ...alertQueries(db),
  ...stockQueries(db),
  ...addressQueries(db),
  ...outboxQueries(db),
  ...mailQueries(db),
  ...storedResponseQueries(db),
  ...dueWorkQueries(db),
  ...unpaidDraftQueries(db),
});
