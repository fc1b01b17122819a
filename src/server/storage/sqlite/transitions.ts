/** The tables of moves, as data that triggers look into; a test compares them with `protocol/lifecycle.ts`. */

const transitionTable = (name: string, pairs: string) => `
create table ${name} (from_state text not null, to_state text not null, primary key (from_state, to_state)) strict, without rowid;
insert into ${name} values ${pairs};
create trigger ${name}_fixed before update on ${name} begin select raise(abort, 'transitions are fixed'); end;
create trigger ${name}_kept before delete on ${name} begin select raise(abort, 'transitions are fixed'); end;
`;

export const transitions = `
${transitionTable('gift_transitions', `
  ('draft', 'paid'), ('draft', 'abandoned'), ('draft', 'cancelled'),
  ('paid', 'scheduled'), ('paid', 'ready'), ('paid', 'cancelled'),
  ('scheduled', 'ready'), ('scheduled', 'cancelled'),
  ('ready', 'closed'), ('ready', 'cancelled')`)}
create trigger gifts_start_as_drafts before insert on gifts when new.state <> 'draft'
  begin select raise(abort, 'a gift starts as a draft'); end;
create trigger gifts_move before update of state on gifts
  when new.state <> old.state and not exists (select 1 from gift_transitions where from_state = old.state and to_state = new.state)
  begin select raise(abort, 'no such transition of a gift'); end;
create trigger gifts_stay before delete on gifts begin select raise(abort, 'a gift stays'); end;

${transitionTable('portion_transitions', `
  ('waiting', 'ready'), ('waiting', 'cancelled'),
  ('ready', 'opened'), ('ready', 'claimed'), ('ready', 'declined'), ('ready', 'expired'), ('ready', 'cancelled'),
  ('opened', 'claimed'), ('opened', 'declined'), ('opened', 'expired'), ('opened', 'cancelled'),
  ('claimed', 'ordered'), ('claimed', 'unavailable'),
  ('ordered', 'shipped'), ('ordered', 'delivered'), ('ordered', 'unavailable'),
  ('shipped', 'delivered'), ('shipped', 'unavailable')`)}
create trigger portions_start_waiting before insert on portions when new.state <> 'waiting'
  begin select raise(abort, 'a portion starts waiting'); end;
create trigger portions_move before update of state on portions
  when new.state <> old.state and not exists (select 1 from portion_transitions where from_state = old.state and to_state = new.state)
  begin select raise(abort, 'no such transition of a portion'); end;
create trigger portions_have_one_claimant before update of claimed_by on portions
  when old.claimed_by is not null and new.claimed_by is not old.claimed_by
  begin select raise(abort, 'a portion has one claimant'); end;
create trigger portions_have_one_order before update of shop_order on portions
  when old.shop_order is not null and new.shop_order is not old.shop_order
  begin select raise(abort, 'a portion has one order'); end;
create trigger portions_stay before delete on portions begin select raise(abort, 'a portion stays'); end;

${transitionTable('refund_transitions', `('pending', 'refunded'), ('pending', 'failed')`)}
`;
