/** Everything that can be asked of a database, the same for each of them. */
import type {Tx} from '../../store.ts';
import {addressQueries} from './addresses.ts';
import {answerQueries} from './answers.ts';
import {capabilityQueries} from './capabilities.ts';
import {dueQueries} from './due.ts';
import {giftQueries} from './gifts.ts';
import {mailQueries} from './mail.ts';
import {moneyQueries} from './money.ts';
import {outboxQueries} from './outbox.ts';
import {portionQueries} from './portions.ts';
import type {Db} from './tables.ts';
import {tryQueries} from './tries.ts';

export const queries = (db: Db): Tx => ({
  ...giftQueries(db),
  ...portionQueries(db),
  ...capabilityQueries(db),
  ...tryQueries(db),
  ...moneyQueries(db),
  ...addressQueries(db),
  ...outboxQueries(db),
  ...mailQueries(db),
  ...answerQueries(db),
  ...dueQueries(db),
});
