-- What changes at the sandbox banks as time goes by: holds that merchants drop, new numbers, holders who come and go.

-- The merchant never takes the money: from posted_at on the row is gone, and no balance has ever counted it.
alter table sandbox_transaction add column dropped boolean not null default false;
create index sandbox_transaction_dropped on sandbox_transaction (account_id, ordinal) where dropped;

alter table sandbox_account
  add column renumbered_at timestamptz,
  add column next_account_number text,
  add constraint sandbox_account_renumbered check ((renumbered_at is null) = (next_account_number is null));

-- From and until when the account is this customer's: it is opened at the first, and a joint holder withdraws at the second.
alter table sandbox_holder
  add column held_from timestamptz not null default '-infinity',
  add column held_until timestamptz not null default 'infinity',
  add constraint sandbox_holder_held check (held_until > held_from);
