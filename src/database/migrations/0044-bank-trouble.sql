-- What keeps calls away from a bank that fails: one row for each operation that is not well, shared by all servers.
create table bank_breaker (
  provider_id integer not null references provider,
  operation text not null check (length(operation) between 1 and 60),
  -- failures: the bank failed often, and one call at a time tries it again. asked: the bank said when to come back.
  reason text not null check (reason in ('failures', 'asked')),
  trouble text not null,
  opened_at timestamptz not null,
  open_until timestamptz not null,
  openings integer not null default 1 check (openings > 0),
  probe_until timestamptz,
  good integer not null default 0 check (good >= 0),
  primary key (provider_id, operation)
);

-- Calls in slots of five minutes, by their step of latency. A crash of the database may lose them.
create unlogged table bank_call (
  provider_id integer not null,
  operation text not null check (length(operation) between 1 and 60),
  slot timestamptz not null,
  step smallint not null check (step >= 0),
  calls integer not null check (calls > 0),
  failures integer not null check (failures >= 0 and failures <= calls),
  primary key (provider_id, operation, slot, step)
);
create index bank_call_slot on bank_call (slot);

-- Each kind of trouble of an operation: how often, and when last. The table of troubles bounds the rows.
create table bank_failure (
  provider_id integer not null references provider,
  operation text not null check (length(operation) between 1 and 60),
  trouble text not null,
  times bigint not null check (times > 0),
  last_at timestamptz not null,
  -- The status of the bank's last answer of this kind, if there was one, and the request that met it.
  status smallint,
  request_id text,
  primary key (provider_id, operation, trouble)
);

-- The fields that the reads of a bank have filled, where its connector cannot say which it fills. Never a value.
create table learned_field (
  provider_id integer not null references provider,
  entity text not null,
  path text not null,
  learned_at timestamptz not null,
  primary key (provider_id, entity, path)
);

-- The most calls that one process makes to the bank at once; absent: the option PROVIDER_CALLS.
alter table provider add column calls_at_once integer check (calls_at_once between 1 and 1000);
