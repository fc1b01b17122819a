/** The second schema: what a sender may choose beyond an ordinary gift. A gift of before it chose none of this. */
export const secondSchema = `
alter table gifts add column secret integer not null default 0 check (secret in (0, 1));
alter table gifts add column passcode text check (passcode like 'pbkdf2-sha256.%');
create trigger gifts_keep_their_wrapping before update of secret, passcode on gifts
  when new.secret is not old.secret or new.passcode is not old.passcode
  begin select raise(abort, 'a gift stays wrapped as it was paid for'); end;

create table wrong_tries (
  gift text not null references gifts (id),
  scope text not null,
  key text not null,
  fingerprint text not null,
  tried_at integer not null,
  primary key (gift, scope, key)
) strict, without rowid;
create index wrong_tries_by_age on wrong_tries (tried_at);
`;
