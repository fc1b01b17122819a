/** The second schema: what a sender may choose beyond an ordinary gift. A gift of before it chose none of this. */
export const secondSchema = `
alter table gifts add column secret integer not null default 0 check (secret in (0, 1));
create trigger gifts_keep_their_wrapping before update of secret on gifts when new.secret is not old.secret
  begin select raise(abort, 'a gift stays wrapped as it was paid for'); end;
`;
