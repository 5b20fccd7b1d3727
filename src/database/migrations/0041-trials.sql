-- A trial of a bank by an operator: what was checked before anybody signed in, the sign-in, and what was read with it.
create table trial (
  trial_id text primary key,
  provider_id integer not null references provider,
  begun_at timestamptz not null,
  -- Until then somebody must have signed in, and all must have been read.
  ends_at timestamptz not null,
  -- What was found is kept until then.
  expires_at timestamptz not null,
  state text not null check (state in ('checking', 'waiting', 'reading', 'done')),
  -- Until then one server is at it.
  leased_until timestamptz,
  -- The browser that left for the bank, and the operator whose session it was.
  browser_hash text,
  operator_id text references operator,
  -- Who signed in and what the bank granted: from the sign-in until the end of the reads.
  signed_in_sealed text,
  steps jsonb not null default '[]',
  check ((state = 'reading') = (signed_in_sealed is not null))
);
create index trial_provider on trial (provider_id, begun_at);
create index trial_due on trial (begun_at) where state in ('checking', 'reading');
create index trial_expiry on trial (expires_at);

alter table bank_trip add foreign key (trial_id) references trial on delete cascade;
