-- A session keeps one long read of each kind, in a table of its own, and the result in parts. What stood in banking_session moves.

create table session_read (
  read_id uuid primary key,
  request_id uuid not null references banking_session on delete cascade,
  kind text not null check (kind in ('AccountsDetail', 'AccountsSummary', 'Statements')),
  organization_id text not null references organization,
  consent_id text not null references consent,
  asked jsonb not null,
  state text not null check (state in ('working', 'waiting', 'kept', 'failed', 'over')),
  goes_on boolean not null default false,
  held_until timestamptz,
  problem jsonb,
  carried jsonb,
  begun_at timestamptz not null,
  deadline_at timestamptz not null check (deadline_at > begun_at),
  expires_at timestamptz not null,
  unique (request_id, kind),
  check ((state = 'working') = (held_until is not null)),
  check ((state = 'failed') = (problem is not null))
);
create index session_read_unfinished on session_read (organization_id) where state in ('working', 'waiting');
create index session_read_consent on session_read (consent_id);
create index session_read_expiry on session_read (expires_at);

create table session_read_part (
  part_id uuid primary key,
  read_id uuid not null,
  request_id uuid not null,
  kind text not null,
  place integer not null check (place >= 0),
  part_sealed text not null,
  unique (read_id, place),
  foreign key (request_id, kind) references session_read (request_id, kind) on delete cascade
);
create index session_read_part_read on session_read_part (request_id, kind);
-- What is encrypted cannot be compressed.
alter table session_read_part alter column part_sealed set storage external;

insert into session_read (read_id, request_id, kind, organization_id, consent_id, asked, state, goes_on, begun_at, deadline_at, expires_at)
  select gen_random_uuid(), s.request_id, s.asked ->> 'Read', s.organization_id, c.consent_id, s.asked - 'Read' - 'RequestId',
    case when s.result_sealed is null then 'waiting' else 'kept' end, true, s.created_at, s.expires_at, s.expires_at
  from banking_session s join consent c on c.login_id = s.login_id and c.ended_at is null
  where s.asked ->> 'Read' in ('AccountsDetail', 'AccountsSummary');

insert into session_read_part (part_id, read_id, request_id, kind, place, part_sealed)
  select gen_random_uuid(), r.read_id, r.request_id, r.kind, 0, s.result_sealed
  from session_read r join banking_session s on s.request_id = r.request_id where s.result_sealed is not null;

alter table banking_session drop column asked, drop column working_since, drop column result_sealed;
