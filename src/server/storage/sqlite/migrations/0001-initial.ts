/**
 * The first schema. Constraints and triggers restate the rules on purpose: whatever a rule gets wrong, no row changes
 * to a state that the lifecycle does not allow, no account is overdrawn, and what was paid for does not change.
 */
import {transitions} from '../transition-triggers.ts';

export const initialSchema = `
create table gifts (
  id text not null primary key check (length(id) = 22),
  state text not null check (state in ('draft', 'paid', 'scheduled', 'ready', 'closed', 'cancelled', 'abandoned')),
  manage_hash text not null unique,
  request_fingerprint text not null,
  product text not null check (json_valid(product)),
  product_ref text not null,
  descriptor text check (json_valid(descriptor)),
  variant text,
  choices text not null check (json_valid(choices)),
  unit_amount integer not null check (unit_amount >= 0),
  currency text not null check (length(currency) = 3),
  portion_count integer not null check (portion_count between 1 and 100),
  note text not null,
  cover text not null,
  sender_name text not null,
  secret integer not null check (secret in (0, 1)),
  passcode_hash text check (passcode_hash like 'pbkdf2-sha256.%'),
  passcode_failures integer not null default 0 check (passcode_failures >= 0),
  send_at integer,
  send_time_zone text,
  policy text not null check (json_valid(policy)),
  return_url text not null,
  checkout_id text unique,
  checkout_url text,
  checkout_expires_at integer,
  draft_expires_at integer not null,
  next_payment_check_at integer,
  payment_checks integer not null default 0,
  payment_pending integer not null default 0 check (payment_pending in (0, 1)),
  payment_id text unique,
  held_until integer,
  end_reason text check (end_reason in ('payment-disputed', 'payment-refunded', 'hold-lapsed', 'capture-failed')),
  lang text not null,
  sequence integer not null default 1,
  created_at integer not null,
  changed_at integer not null,
  paid_at integer,
  ready_at integer,
  extensions integer not null default 0 check (extensions >= 0),
  check (state not in ('paid', 'scheduled', 'ready', 'closed') or (payment_id is not null and paid_at is not null)),
  check (state <> 'abandoned' or paid_at is null or payment_id is not null)
) strict, without rowid;
create index gifts_by_next_payment_check on gifts (next_payment_check_at) where next_payment_check_at is not null;
create index gifts_unpaid_by_next_payment_check on gifts (next_payment_check_at) where next_payment_check_at is not null and payment_id is null;
create index gifts_unpaid_by_end on gifts (changed_at) where payment_id is null and state in ('abandoned', 'cancelled');
create index gifts_by_send_time on gifts (send_at) where state = 'scheduled';
create trigger gifts_options_immutable before update of secret, passcode_hash, send_at, send_time_zone on gifts
  when new.secret is not old.secret or (new.passcode_hash is null) <> (old.passcode_hash is null)
    or new.send_at is not old.send_at or new.send_time_zone is not old.send_time_zone
  begin select raise(abort, 'the options of a gift are immutable'); end;
create trigger gifts_scheduled_with_send_time before update of state on gifts
  when old.state = 'paid' and new.state = 'scheduled' and new.send_at is null
  begin select raise(abort, 'a scheduled gift has a send time'); end;
create trigger gifts_extended_once_at_a_time before update of extensions on gifts
  when new.extensions not in (old.extensions, old.extensions + 1)
  begin select raise(abort, 'a window is extended once at a time'); end;

create table portions (
  gift_id text not null references gifts (id),
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
  primary key (gift_id, number),
  unique (gift_id, claimed_by),
  check ((state in ('claimed', 'ordered', 'shipped', 'delivered', 'unavailable')) = (claimed_by is not null)),
  check ((claimed_by is null) = (claimed_at is null)),
  check (claimed_by is null or variant is not null),
  check (claimed_at is null or claimed_at < claim_deadline),
  check (state not in ('ready', 'opened') or claim_deadline is not null),
  check (state not in ('ordered', 'shipped', 'delivered') or shop_order is not null)
) strict, without rowid;
create index portions_by_deadline on portions (claim_deadline) where state in ('ready', 'opened');
create index portions_by_claim on portions (claimed_at, gift_id, number) where claimed_at is not null;
create trigger portions_window_never_shrinks before update of claim_deadline on portions
  when old.claim_deadline is not null and coalesce(new.claim_deadline < old.claim_deadline, 1)
  begin select raise(abort, 'a window never shrinks'); end;
create trigger portions_window_limit before update of claim_deadline on portions
  when new.claim_deadline > (select coalesce(ready_at, paid_at) + 180 * 86400000 from gifts where id = new.gift_id)
  begin select raise(abort, 'a window lasts 180 days at most'); end;

${transitions}

create table capabilities (
  hash text not null primary key check (length(hash) = 43),
  kind text not null check (kind in ('manage', 'claim', 'receipt')),
  gift_id text not null references gifts (id),
  portion integer,
  link_number integer,
  manage_hash text,
  spent_at integer,
  replaced_at integer,
  check ((kind = 'receipt') = (portion is not null)),
  check ((kind = 'claim') = (link_number is not null)),
  check ((kind = 'claim') = (manage_hash is not null))
) strict, without rowid;
create index capabilities_by_gift on capabilities (gift_id);
create unique index capabilities_by_manage_hash on capabilities (manage_hash, link_number) where manage_hash is not null;

create table ledger (
  gift_id text not null references gifts (id),
  portion integer not null,
  kind text not null,
  reference text not null,
  from_account text not null,
  to_account text not null,
  amount integer not null check (amount > 0),
  currency text not null,
  at integer not null,
  primary key (gift_id, portion, kind, reference, from_account, to_account),
  check (kind || ': ' || from_account || ' to ' || to_account in ('captured: provider to held', 'fulfilled: held to fulfilled',
    'reopened: fulfilled to held', 'refunded: held to refunded', 'refunded: fulfilled to refunded', 'refunded: owed to refunded',
    'refund-failed: held to owed', 'refund-failed: refunded to owed', 'disputed: held to disputed', 'disputed: owed to disputed',
    'disputed: fulfilled to disputed', 'dispute-won: disputed to held', 'dispute-won: disputed to owed'))
) strict, without rowid;
create trigger ledger_immutable before update on ledger begin select raise(abort, 'the ledger is append-only'); end;
create trigger ledger_undeletable before delete on ledger begin select raise(abort, 'the ledger is append-only'); end;
create trigger ledger_no_overdraft before insert on ledger
  when new.from_account <> 'provider' and new.amount > coalesce((
    select sum(case when to_account = new.from_account then amount else 0 end)
      - sum(case when from_account = new.from_account then amount else 0 end)
    from ledger where gift_id = new.gift_id), 0)
  begin select raise(abort, 'the account does not hold that much'); end;

create unique index ledger_captured_once on ledger (gift_id) where kind = 'captured';

create table refunds (
  gift_id text not null references gifts (id),
  portion integer not null,
  amount integer not null check (amount > 0),
  covered integer not null default 0 check (covered between 0 and amount),
  currency text not null,
  state text not null check (state in ('pending', 'refunded', 'failed')),
  attempt integer not null default 1 check (attempt >= 1),
  provider_refund_id text,
  created_at integer not null,
  changed_at integer not null,
  primary key (gift_id, portion)
) strict, without rowid;
create trigger refunds_initial_state before insert on refunds when new.state <> 'pending'
  begin select raise(abort, 'a refund starts pending'); end;
create trigger refunds_transition before update of state on refunds
  when new.state <> old.state and not exists (select 1 from refund_transitions where from_state = old.state and to_state = new.state)
  begin select raise(abort, 'no such transition of a refund'); end;
create trigger refunds_amount_immutable before update of gift_id, portion, amount, currency on refunds
  begin select raise(abort, 'the amount of a refund is immutable'); end;
create trigger refunds_undeletable before delete on refunds begin select raise(abort, 'refunds cannot be deleted'); end;
create trigger refunds_limit before insert on refunds
  when new.amount + coalesce((select sum(amount) from refunds where gift_id = new.gift_id), 0)
    > coalesce((select sum(amount) from ledger where gift_id = new.gift_id and kind = 'captured'), 0)
  begin select raise(abort, 'refunds cannot exceed the payment'); end;

create trigger refunds_attempt before update of attempt on refunds
  when new.attempt <> old.attempt and not (new.attempt = old.attempt + 1 and old.state = 'failed' and new.state = 'pending')
  begin select raise(abort, 'only a failed refund is tried again'); end;
create trigger refunds_coverage before update of covered on refunds when new.covered < old.covered
  begin select raise(abort, 'the coverage of a refund never shrinks'); end;

create table alerts (
  id text not null primary key,
  gift_id text not null references gifts (id),
  portion integer not null,
  kind text not null check (kind in ('refund-failed', 'payment-mismatch', 'dispute', 'fraud-warning', 'order-refused', 'ledger-mismatch')),
  reference text not null,
  amount integer,
  currency text,
  created_at integer not null,
  resolved_at integer,
  check ((amount is null) = (currency is null))
) strict, without rowid;
create index alerts_by_age on alerts (created_at, id);
create index alerts_open_by_age on alerts (created_at, id) where resolved_at is null;
create index alerts_by_gift on alerts (gift_id);

create table stock_holds (
  gift_id text not null references gifts (id),
  portion integer not null,
  product_ref text not null,
  variants text not null check (json_valid(variants)),
  primary key (gift_id, portion)
) strict, without rowid;
create table stock_counts (
  product_ref text not null,
  variants text not null,
  held integer not null default 0 check (held >= 0),
  ordered integer not null default 0 check (ordered >= 0),
  primary key (product_ref, variants)
) strict, without rowid;
create trigger stock_holds_count_inserted after insert on stock_holds begin
  insert into stock_counts (product_ref, variants, held) values (new.product_ref, new.variants, 1)
    on conflict (product_ref, variants) do update set held = held + 1;
end;
create trigger stock_holds_count_deleted after delete on stock_holds begin
  update stock_counts set held = held - 1 where product_ref = old.product_ref and variants = old.variants;
end;
create trigger stock_holds_count_changed after update on stock_holds begin
  update stock_counts set held = held - 1 where product_ref = old.product_ref and variants = old.variants;
  insert into stock_counts (product_ref, variants, held) values (new.product_ref, new.variants, 1)
    on conflict (product_ref, variants) do update set held = held + 1;
end;

create table outbox (
  key text not null primary key,
  queue text not null,
  gift_id text not null references gifts (id),
  portion integer not null,
  kind text not null check (kind in ('place-order', 'refund', 'expire-checkout', 'capture', 'release-hold',
    'notify-order', 'notify-alert',
    'mail-paid', 'mail-claimed', 'mail-reminder', 'mail-refunded', 'mail-link-replaced',
    'mail-passcode-changed', 'mail-passcode-blocked', 'mail-hold-released', 'mail-stopped')),
  attempt integer not null default 0,
  lease_until integer,
  run_at integer not null,
  completed_at integer,
  unique (gift_id, portion, kind),
  check (queue = case when kind like 'mail-%' then 'mail' else kind end),
  check (completed_at is null or lease_until is null)
) strict, without rowid;
create index outbox_due on outbox (queue, run_at) where completed_at is null and lease_until is null;
create index outbox_leased on outbox (queue, lease_until) where lease_until is not null;

create table inbox (
  provider text not null,
  event text not null,
  gift_id text not null references gifts (id),
  received_at integer not null,
  primary key (provider, event)
) strict, without rowid;
create index inbox_by_gift on inbox (gift_id);

create table payers (
  gift_id text not null primary key references gifts (id),
  encrypted_email text not null,
  remind_at integer,
  check_at integer not null
) strict, without rowid;
create index payers_by_check on payers (check_at);
create index payers_to_remind on payers (remind_at) where remind_at is not null;

create table mail_tokens (
  job_key text not null primary key references outbox (key),
  encrypted_token text not null
) strict, without rowid;

create table stored_responses (
  scope text not null,
  key text not null,
  fingerprint text not null,
  status integer not null,
  body text not null,
  receipt_hash text,
  stored_at integer not null,
  primary key (scope, key)
) strict, without rowid;
create index stored_responses_by_age on stored_responses (stored_at);
create index stored_responses_by_recipient on stored_responses (receipt_hash) where receipt_hash is not null;

create table passcode_attempts (
  gift_id text not null references gifts (id),
  scope text not null,
  key text not null,
  fingerprint text not null,
  receipt_hash text not null,
  address_hash text not null,
  failed integer not null check (failed in (0, 1)),
  attempted_at integer not null,
  primary key (gift_id, scope, key)
) strict, without rowid;
create index passcode_attempts_by_age on passcode_attempts (attempted_at);

create table addresses (
  gift_id text not null,
  portion integer not null,
  jwe text not null,
  kid text not null,
  receipt_hash text not null,
  country text not null,
  postal_code text,
  check_at integer not null,
  primary key (gift_id, portion),
  foreign key (gift_id, portion) references portions (gift_id, number)
) strict, without rowid;
create index addresses_by_check on addresses (check_at);

create table address_access_log (
  gift_id text not null,
  portion integer not null,
  accessed_at integer not null,
  foreign key (gift_id, portion) references portions (gift_id, number)
) strict;
create index address_access_log_by_portion on address_access_log (gift_id, portion);

create table thanks (
  gift_id text not null,
  portion integer not null,
  note text not null,
  emoji text not null,
  primary key (gift_id, portion),
  foreign key (gift_id, portion) references portions (gift_id, number)
) strict, without rowid;
`;
