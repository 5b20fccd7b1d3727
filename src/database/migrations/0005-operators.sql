-- Operators: who runs this server, how they prove who they are, and where they are signed in.

create table operator (
  operator_id text primary key,
  -- As it is compared: lower case.
  user_name text not null unique check (user_name = lower(user_name) and length(user_name) between 3 and 254),
  name text not null check (length(name) between 1 and 100),
  role text not null check (role in ('viewer', 'auditor', 'operator')),
  -- argon2id with its parameters and salt; absent for whoever signs in with a passkey alone.
  password_hash text,
  totp_secret_sealed text,
  -- The newest time step whose code was taken: no code is taken twice (RFC 6238 5.2).
  totp_step bigint not null default 0,
  created_at timestamptz not null,
  check ((password_hash is null) = (totp_secret_sealed is null))
);

-- A link that lets an operator choose how to sign in, once. A new one takes the place of the former.
create table operator_invitation (
  token_hash text primary key,
  operator_id text not null unique references operator,
  -- What the page shows for the authenticator app: the same however often the page is opened.
  totp_secret_sealed text not null,
  expires_at timestamptz not null
);

-- Each stands in for one code of the authenticator app, once; gone when used. Stored as a keyed hash.
create table operator_recovery_code (
  code_mac text primary key,
  operator_id text not null references operator
);
create index operator_recovery_code_operator on operator_recovery_code (operator_id);

create table operator_passkey (
  credential_id text primary key,
  operator_id text not null references operator,
  public_key text not null,
  -- Of the authenticator's own; 0 where it keeps none.
  signature_count bigint not null,
  created_at timestamptz not null,
  -- An answer to a challenge that was made before is a replay.
  last_used_at timestamptz not null
);
create index operator_passkey_operator on operator_passkey (operator_id);

create table operator_session (
  session_id text primary key,
  token_hash text not null unique,
  operator_id text not null references operator,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  address text not null,
  user_agent text not null check (length(user_agent) <= 256)
);
create index operator_session_operator on operator_session (operator_id);
create index operator_session_expiry on operator_session (expires_at);

-- Attempts to sign in since the last success: for a user name, and for a user name from one address. As keyed hashes:
-- a user name need not exist, and people type passwords into the wrong field.
create table operator_attempt (
  attempt_mac text primary key,
  user_name_mac text not null,
  attempts integer not null check (attempts > 0),
  blocked_until timestamptz not null,
  expires_at timestamptz not null
);
create index operator_attempt_user_name on operator_attempt (user_name_mac);
create index operator_attempt_expiry on operator_attempt (expires_at);
