/**
 * The third schema: mail to whoever paid. A manage link that is mailed makes claim links of its own, so a claim
 * token now knows which manage token it is made from, and its number counts for that one alone.
 */
export const thirdSchema = `
alter table capabilities add column maker text;
update capabilities set maker = (select manage_hash from gifts where id = gift) where kind = 'claim';
create unique index capabilities_by_maker on capabilities (maker, number) where maker is not null;
create trigger capabilities_to_claim_have_a_maker before insert on capabilities when (new.kind = 'claim') <> (new.maker is not null)
  begin select raise(abort, 'a claim token is made from a manage token'); end;
alter table gifts drop column link_number;
alter table gifts add column lang text not null default 'en';

create table outbox_with_mail (
  key text not null primary key,
  gift text not null references gifts (id),
  portion integer not null,
  kind text not null check (kind in ('order', 'refund', 'close',
    'mail-paid', 'mail-claimed', 'mail-ending', 'mail-refunded', 'mail-link')),
  attempt integer not null default 0,
  lease_until integer,
  not_before integer not null,
  done_at integer,
  unique (gift, portion, kind)
) strict, without rowid;
insert into outbox_with_mail select key, gift, portion, kind, attempt, lease_until, not_before, done_at from outbox;
drop table outbox;
alter table outbox_with_mail rename to outbox;
create index outbox_due on outbox (not_before) where done_at is null;

create table payers (
  gift text not null primary key references gifts (id),
  mail text not null,
  remind_at integer
) strict, without rowid;
create index payers_to_remind on payers (remind_at) where remind_at is not null;

create table mail_tokens (
  job text not null primary key references outbox (key),
  token text not null
) strict, without rowid;
`;
