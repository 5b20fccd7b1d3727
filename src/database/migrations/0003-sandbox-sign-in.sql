-- The sandbox banks' own sign-ins, and the grants that come of them.

create table sandbox_sign_in (
  sign_in_id text primary key,
  provider_id integer not null,
  return_uri text not null,
  state text not null,
  language text not null check (language in ('en', 'fr')),
  -- Of the cookie of the first browser that opened the sign-in: no other may go on with it.
  browser_hash text,
  step text not null default 'password' check (step in ('password', 'question', 'signed_in', 'redeemed')),
  bank_customer_id text,
  -- Security questions answered rightly.
  answered integer not null default 0 check (answered >= 0),
  -- Wrong passwords and wrong answers; the fifth ends the sign-in.
  failures integer not null default 0 check (failures between 0 and 5),
  code_hash text unique,
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  check ((step = 'password') = (bank_customer_id is null)),
  check (step = 'password' or browser_hash is not null),
  check ((step in ('signed_in', 'redeemed')) = (code_hash is not null))
);
create index sandbox_sign_in_expires on sandbox_sign_in (expires_at);

create table sandbox_grant (
  grant_hash text primary key,
  provider_id integer not null,
  bank_customer_id text not null,
  granted_at timestamptz not null,
  ended_at timestamptz check (ended_at >= granted_at)
);
