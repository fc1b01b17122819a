/** The second schema: what a sender may choose beyond an ordinary gift. A gift of before it chose none of this. */
export const secondSchema = `
alter table gifts add column secret integer not null default 0 check (secret in (0, 1));
alter table gifts add column passcode_hash text check (passcode_hash like 'pbkdf2-sha256.%');
alter table gifts add column send_at integer;
alter table gifts add column send_time_zone text;
alter table gifts add column ready_at integer;
alter table gifts add column extensions integer not null default 0 check (extensions >= 0);
create index gifts_to_send on gifts (send_at) where state = 'scheduled';
create trigger gifts_keep_their_wrapping before update of secret, passcode_hash, send_at, send_time_zone on gifts
  when new.secret is not old.secret or new.passcode_hash is not old.passcode_hash
    or new.send_at is not old.send_at or new.send_time_zone is not old.send_time_zone
  begin select raise(abort, 'a gift stays wrapped as it was paid for'); end;
create trigger gifts_wait_for_a_moment before update of state on gifts 
  when old.state = 'paid' and new.state = 'scheduled' and new.send_at is null
  begin select raise(abort, 'a scheduled gift has a moment'); end;
create trigger gifts_are_extended_one_by_one before update of extensions on gifts
  when new.extensions not in (old.extensions, old.extensions + 1)
  begin select raise(abort, 'a window is extended once at a time'); end;
create trigger portions_windows_only_grow before update of claim_deadline on portions
  when old.claim_deadline is not null and coalesce(new.claim_deadline < old.claim_deadline, 1)
  begin select raise(abort, 'a window never shrinks'); end;
create trigger portions_windows_end before update of claim_deadline on portions
  when new.claim_deadline > (select coalesce(ready_at, paid_at) + 180 * 86400000 from gifts where id = new.gift_id)
  begin select raise(abort, 'a window is 180 days at most'); end;

create table failed_passcode_attempts (
  gift_id text not null references gifts (id),
  scope text not null,
  key text not null,
  fingerprint text not null,
  attempted_at integer not null,
  primary key (gift_id, scope, key)
) strict, without rowid;
create index failed_passcode_attempts_by_age on failed_passcode_attempts (attempted_at);
`;
