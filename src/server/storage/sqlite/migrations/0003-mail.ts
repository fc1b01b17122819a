/**
 * The third schema: mail to whoever paid. A manage link that is mailed makes claim links of its own, so a claim
 * token now knows which manage token it is made from, and its number counts for that one alone.
 */
export const thirdSchema = `
alter table capabilities add column manage_hash text;
update capabilities set manage_hash = (select manage_hash from gifts where id = gift_id) where kind = 'claim';
create unique index capabilities_by_manage_hash on capabilities (manage_hash, link_number) where manage_hash is not null;
create trigger capabilities_to_claim_have_a_maker before insert on capabilities when (new.kind = 'claim') <> (new.manage_hash is not null)
  begin select raise(abort, 'a claim token is made from a manage token'); end;
alter table gifts drop column link_number;
alter table gifts add column lang text not null default 'en';

create table outbox_with_mail (
  key text not null primary key,
  gift_id text not null references gifts (id),
  portion integer not null,
  kind text not null check (kind in ('place-order', 'refund', 'expire-checkout',
    'mail-paid', 'mail-claimed', 'mail-reminder', 'mail-refunded', 'mail-link-replaced')),
  attempt integer not null default 0,
  lease_until integer,
  run_at integer not null,
  completed_at integer,
  unique (gift_id, portion, kind)
) strict, without rowid;
insert into outbox_with_mail select key, gift_id, portion, kind, attempt, lease_until, run_at, completed_at from outbox;
drop table outbox;
alter table outbox_with_mail rename to outbox;
create index outbox_due on outbox (run_at) where completed_at is null;

create table payers (
  gift_id text not null primary key references gifts (id),
  encrypted_email text not null,
  remind_at integer
) strict, without rowid;
create index payers_to_remind on payers (remind_at) where remind_at is not null;

create table mail_tokens (
  job_key text not null primary key references outbox (key),
  encrypted_token text not null
) strict, without rowid;
`;
