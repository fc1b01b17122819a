/** The claim: one conditional write decides who gets a portion. */
import {sql} from 'kysely';
import {portionStatesLeadingTo} from '../../../protocol/index.ts';
import type {Transaction} from '../storage.ts';
import type {DatabaseClient} from './schema.ts';

export const claimQueries = (db: DatabaseClient): Pick<Transaction, 'claimPortion'> => ({
  // Reads the clock once: `claimed_at` must be the very time that was compared with the deadline.
  async claimPortion(giftId, {claimedBy, linkHash, variant}) {
    const {rows} = await sql<{number: number}>`
      with clock (now) as materialized (select gift_now())
      update portions set state = 'claimed', claimed_by = ${claimedBy}, variant = ${variant.ref}, variant_title = ${variant.title},
        claimed_at = (select now from clock), changed_at = (select now from clock)
      where gift_id = ${giftId}
        and state in (${sql.join(portionStatesLeadingTo('claimed'))})
        and claim_deadline > (select now from clock)
        and number = (select min(number) from portions where gift_id = ${giftId} and state in (${sql.join(portionStatesLeadingTo('claimed'))}))
        and not exists (select 1 from portions where gift_id = ${giftId} and claimed_by = ${claimedBy})
        and exists (select 1 from capabilities where hash = ${linkHash} and replaced_at is null)
      returning number`.execute(db);
    return rows[0]?.number;
  },
});
