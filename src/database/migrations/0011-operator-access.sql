-- How operators come in besides a password: tokens for their programs. And how they are shut out.

-- Whoever is disabled has no way in until an invitation is accepted. Rows stay: the journal names them.
alter table operator add column disabled_at timestamptz;
alter table operator add check (disabled_at is null or password_hash is null);

-- Lets a program act in an operator's name, with this role at most. Stored as a hash only; gone when it is ended.
create table operator_token (
  token_id text primary key,
  token_hash text not null unique,
  operator_id text not null references operator,
  name text not null check (length(name) between 1 and 100),
  role text not null check (role in ('viewer', 'auditor', 'operator')),
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  last_used_at timestamptz
);
create index operator_token_operator on operator_token (operator_id);
