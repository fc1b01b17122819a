/**
 * The first schema. Its tables of moves restate `protocol/lifecycle.ts` on purpose: whatever a rule
 * may get wrong, no row goes where the lifecycle has no way, and no cent leaves an account that is empty.
 */
import {moves} from './moves.ts';

export const firstSchema = `
create table gifts (
  id text not null primary key check (length(id) = 22),
  state text not null check (state in ('draft', 'paid', 'scheduled', 'ready', 'closed', 'cancelled', 'abandoned')),
  manage_hash text not null unique,
  wish text not null,
  product text not null check (json_valid(product)),
  product_ref text not null,
  variant text,
  choices text not null check (json_valid(choices)),
  unit_amount integer not null check (unit_amount >= 0),
  currency text not null check (length(currency) = 3),
  portion_count integer not null check (portion_count between 1 and 100),
  note text not null,
  cover text not null,
  sender_name text not null,
  policy text not null check (json_valid(policy)),
  return_url text not null,
  checkout text unique,
  checkout_url text,
  checkout_expires_at integer,
  draft_expires_at integer not null,
  settle_at integer,
  settle_tries integer not null default 0,
  payment text,
  link_number integer not null default 0 check (link_number >= 0),
  sequence integer not null default 1,
  created_at integer not null,
  changed_at integer not null,
  paid_at integer,
  check (state not in ('paid', 'scheduled', 'ready', 'closed') or (payment is not null and paid_at is not null)),
  check (state <> 'abandoned' or paid_at is null or payment is not null)
) strict, without rowid;
create index gifts_to_settle on gifts (settle_at) where settle_at is not null;

create table portions (
  gift text not null references gifts (id),
  number integer not null check (number >= 1),
  state text not null check (state in ('waiting', 'ready', 'opened', 'claimed', 'ordered', 'shipped', 'delivered',
    'declined', 'expired', 'cancelled', 'unavailable')),
  changed_at integer not null,
  claim_deadline integer,
  claimed_by text,
  declined_by text,
  claimed_at integer,
  variant text,
  variant_title text,
  shop_order text,
  carrier text,
  tracking_number text,
  tracking_url text,
  erased_at integer,
  primary key (gift, number),
  unique (gift, claimed_by),
  check ((state in ('claimed', 'ordered', 'shipped', 'delivered', 'unavailable')) = (claimed_by is not null)),
  check ((claimed_by is null) = (claimed_at is null)),
  check (claimed_by is null or variant is not null),
  check (claimed_at is null or claimed_at < claim_deadline),
  check (state not in ('ready', 'opened') or claim_deadline is not null),
  check (state not in ('ordered', 'shipped', 'delivered') or shop_order is not null)
) strict, without rowid;
create index portions_by_deadline on portions (claim_deadline) where state in ('ready', 'opened');
create index portions_by_claim on portions (claimed_at, gift, number) where claimed_at is not null;
create index portions_delivered on portions (changed_at) where state = 'delivered';

${moves}

create table capabilities (
  hash text not null primary key check (length(hash) = 43),
  kind text not null check (kind in ('manage', 'claim', 'receipt')),
  gift text not null references gifts (id),
  portion integer,
  number integer,
  spent_at integer,
  replaced_at integer,
  check ((kind = 'receipt') = (portion is not null)),
  check ((kind = 'claim') = (number is not null))
) strict, without rowid;
create index capabilities_of_gift on capabilities (gift);

create table ledger (
  gift text not null references gifts (id),
  portion integer not null,
  kind text not null,
  from_account text not null,
  to_account text not null,
  amount integer not null check (amount >= 0),
  currency text not null,
  at integer not null,
  primary key (gift, portion, kind),
  check (kind || ': ' || from_account || ' to ' || to_account in ('captured: provider to held', 'fulfilled: held to fulfilled',
    'reopened: fulfilled to held', 'refunded: held to refunded'))
) strict, without rowid;
create trigger ledger_never_changes before update on ledger begin select raise(abort, 'the ledger never changes'); end;
create trigger ledger_never_forgets before delete on ledger begin select raise(abort, 'the ledger never forgets'); end;
create trigger ledger_never_overdraws before insert on ledger
  when new.from_account <> 'provider' and new.amount > coalesce((
    select sum(case when to_account = new.from_account then amount else 0 end)
      - sum(case when from_account = new.from_account then amount else 0 end)
    from ledger where gift = new.gift), 0)
  begin select raise(abort, 'the account does not hold that much'); end;

create table refunds (
  gift text not null references gifts (id),
  portion integer not null,
  amount integer not null check (amount >= 0),
  currency text not null,
  state text not null check (state in ('pending', 'refunded', 'failed')),
  provider_refund text,
  created_at integer not null,
  changed_at integer not null,
  primary key (gift, portion)
) strict, without rowid;
create trigger refunds_start_pending before insert on refunds when new.state <> 'pending'
  begin select raise(abort, 'a refund starts pending'); end;
create trigger refunds_move before update of state on refunds
  when new.state <> old.state and not exists (select 1 from refund_moves where from_state = old.state and to_state = new.state)
  begin select raise(abort, 'no such move of a refund'); end;
create trigger refunds_keep_their_amount before update of gift, portion, amount, currency on refunds
  begin select raise(abort, 'a refund keeps its amount'); end;
create trigger refunds_stay before delete on refunds begin select raise(abort, 'a refund stays'); end;
create trigger refunds_never_exceed before insert on refunds
  when new.amount + coalesce((select sum(amount) from refunds where gift = new.gift), 0)
    > coalesce((select sum(amount) from ledger where gift = new.gift and kind = 'captured'), 0)
  begin select raise(abort, 'no more goes back than came'); end;

create table stock_holds (
  gift text not null references gifts (id),
  portion integer not null,
  product_ref text not null,
  variant text,
  unit_amount integer not null,
  primary key (gift, portion)
) strict, without rowid;
create index stock_holds_of_product on stock_holds (product_ref);

create table outbox (
  key text not null primary key,
  gift text not null references gifts (id),
  portion integer not null,
  kind text not null check (kind in ('order', 'refund', 'close')),
  attempt integer not null default 0,
  lease_until integer,
  not_before integer not null,
  done_at integer,
  unique (gift, portion, kind)
) strict, without rowid;
create index outbox_due on outbox (not_before) where done_at is null;

create table inbox (
  provider text not null,
  event text not null,
  gift text not null references gifts (id),
  received_at integer not null,
  primary key (provider, event)
) strict, without rowid;

create table kept_answers (
  scope text not null,
  key text not null,
  fingerprint text not null,
  status integer not null,
  body text not null,
  gift text,
  kept_at integer not null,
  primary key (scope, key)
) strict, without rowid;
create index kept_answers_by_age on kept_answers (kept_at);
create index kept_answers_of_gift on kept_answers (gift);

create table addresses (
  gift text not null,
  portion integer not null,
  jwe text not null,
  kid text not null,
  receipt_hash text not null,
  country text not null,
  postal_code text,
  primary key (gift, portion),
  foreign key (gift, portion) references portions (gift, number)
) strict, without rowid;

create table address_audit (
  gift text not null,
  portion integer not null,
  opened_at integer not null,
  foreign key (gift, portion) references portions (gift, number)
) strict;
create index address_audit_of_portion on address_audit (gift, portion);

create table thanks (
  gift text not null,
  portion integer not null,
  note text not null,
  emoji text not null,
  primary key (gift, portion),
  foreign key (gift, portion) references portions (gift, number)
) strict, without rowid;
`;
