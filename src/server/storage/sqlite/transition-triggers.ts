/**
 * The transition tables, as data that triggers read. They restate `protocol/lifecycle.ts` on purpose: whatever a rule
 * gets wrong, no row changes to a state that the lifecycle does not allow. A test compares the two.
 */

const transitionTable = (name: string, pairs: string) => `
create table ${name} (from_state text not null, to_state text not null, primary key (from_state, to_state)) strict, without rowid;
insert into ${name} values ${pairs};
create trigger ${name}_immutable before update on ${name} begin select raise(abort, 'transitions are immutable'); end;
create trigger ${name}_undeletable before delete on ${name} begin select raise(abort, 'transitions are immutable'); end;
`;

/** Only what ended without a payment may be deleted. */
const endedUnpaid = (row: string) => `${row}.payment_id is null and ${row}.state in ('abandoned', 'cancelled')`;

export const transitions = `
${transitionTable('gift_transitions', `
  ('draft', 'paid'), ('draft', 'abandoned'), ('draft', 'cancelled'),
  ('paid', 'scheduled'), ('paid', 'ready'), ('paid', 'cancelled'),
  ('scheduled', 'ready'), ('scheduled', 'cancelled'),
  ('ready', 'closed'), ('ready', 'cancelled')`)}
create trigger gifts_initial_state before insert on gifts when new.state <> 'draft'
  begin select raise(abort, 'a gift starts as a draft'); end;
create trigger gifts_transition before update of state on gifts
  when new.state <> old.state and not exists (select 1 from gift_transitions where from_state = old.state and to_state = new.state)
  begin select raise(abort, 'no such transition of a gift'); end;
create trigger gifts_undeletable before delete on gifts when not (${endedUnpaid('old')})
  begin select raise(abort, 'gifts cannot be deleted'); end;

${transitionTable('portion_transitions', `
  ('waiting', 'ready'), ('waiting', 'cancelled'),
  ('ready', 'opened'), ('ready', 'claimed'), ('ready', 'declined'), ('ready', 'expired'), ('ready', 'cancelled'),
  ('opened', 'claimed'), ('opened', 'declined'), ('opened', 'expired'), ('opened', 'cancelled'),
  ('claimed', 'ordered'), ('claimed', 'unavailable'),
  ('ordered', 'shipped'), ('ordered', 'delivered'), ('ordered', 'unavailable'),
  ('shipped', 'delivered'), ('shipped', 'unavailable')`)}
create trigger portions_initial_state before insert on portions when new.state <> 'waiting'
  begin select raise(abort, 'a portion starts waiting'); end;
create trigger portions_transition before update of state on portions
  when new.state <> old.state and not exists (select 1 from portion_transitions where from_state = old.state and to_state = new.state)
  begin select raise(abort, 'no such transition of a portion'); end;
create trigger portions_one_claimant before update of claimed_by on portions
  when old.claimed_by is not null and new.claimed_by is not old.claimed_by
  begin select raise(abort, 'a portion has one claimant'); end;
create trigger portions_one_order before update of shop_order on portions
  when old.shop_order is not null and new.shop_order is not old.shop_order
  begin select raise(abort, 'a portion has one order'); end;
create trigger portions_undeletable before delete on portions
  when not exists (select 1 from gifts where id = old.gift_id and ${endedUnpaid('gifts')})
  begin select raise(abort, 'portions cannot be deleted'); end;

${transitionTable('refund_transitions', `('pending', 'refunded'), ('pending', 'failed'), ('refunded', 'failed'), ('failed', 'pending')`)}
`;
