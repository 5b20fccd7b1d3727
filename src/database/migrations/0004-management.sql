-- What partners administer: their registrations step by step, the credentials of their organizations, and where a bank is.

-- The GUID by which Data Sharing addresses an organization; on the wire it is called customerId.
alter table organization add column guid uuid not null unique default gen_random_uuid();
alter table organization alter column guid drop default;

-- Two of a kind may be alive while one replaces the other. None is ever given out again, so each is stored as a hash only.
create table organization_credential (
  credential_id text primary key,
  organization_id text not null references organization,
  kind text not null check (kind in ('api_secret', 'secret_key', 'x_api_key')),
  secret_hash text not null unique,
  created_at timestamptz not null,
  -- To the minute, so that recognising a secret is not a write.
  last_used_at timestamptz,
  ended_at timestamptz
);
create index organization_credential_organization on organization_credential (organization_id, kind);

alter table client_secret add column last_used_at timestamptz;

alter table provider add column url text;

-- Every step that a registration has taken, in the order of `step`: when, by whom and why.
create table registration_step (
  step bigint generated always as identity primary key,
  client_id text not null,
  provider_id integer not null,
  status text not null
    check (status in ('PENDING_APPROVAL', 'PENDING_ACTIVATION', 'ACTIVE', 'REJECTED', 'SUSPENDED')),
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('client', 'customer', 'operator', 'system')),
  actor_id text not null,
  reason text check (length(reason) between 1 and 500),
  foreign key (client_id, provider_id) references registration,
  -- Who is turned away is owed a reason.
  check (reason is not null or status not in ('REJECTED', 'SUSPENDED'))
);
create index registration_step_registration on registration_step (client_id, provider_id, step);
insert into registration_step (client_id, provider_id, status, at, actor_kind, actor_id)
  select client_id, provider_id, status, changed_at, 'system', 'migration' from registration
  where status not in ('REJECTED', 'SUSPENDED');
