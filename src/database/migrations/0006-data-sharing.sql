-- Data Sharing: logins, the sessions in which organizations read, their partners, and what is shared with these.

-- Whether what a customer shares with this recipient may be shared on with its organization's partners.
alter table recipient add column shares_onward boolean not null default false;
alter table consent add column shares_onward boolean not null default false;

-- The recipient in whose name customers connect to the organization itself.
alter table organization add column connect_client_id text unique references recipient;

alter table journal_entry drop constraint journal_entry_actor_kind_check;
alter table journal_entry add constraint journal_entry_actor_kind_check
  check (actor_kind in ('client', 'customer', 'operator', 'organization', 'system'));

-- One customer at one recipient, however often they consent again; on the wire LoginId. Gone when the organization
-- deletes it, with everything below that refers to it.
create table login (
  login_id uuid primary key,
  client_id text not null references recipient,
  customer_id text not null references customer,
  created_at timestamptz not null,
  -- As far as the bank said at a sign-in.
  customer_type text check (customer_type in ('CONSUMER', 'BUSINESS')),
  -- With which the organization signed the customer in at a test institution, sealed.
  username_sealed text,
  -- The security questions that were met there, and the answers that the organization gave to keep; sealed.
  questions_sealed text,
  is_scheduled_refresh boolean not null default false,
  unique (client_id, customer_id)
);
create index login_customer on login (customer_id);

alter table consent add column login_id uuid references login on delete set null;
insert into login (login_id, client_id, customer_id, created_at)
  select gen_random_uuid(), client_id, customer_id, min(granted_at) from consent group by client_id, customer_id;
update consent set login_id = login.login_id from login
  where login.client_id = consent.client_id and login.customer_id = consent.customer_id;
alter table consent add constraint consent_living_has_login check (ended_at is not null or login_id is not null);
create index consent_login on consent (login_id);

-- Opens one Authorize. Single use: taken with the row.
create table authorize_token (
  token_hash text primary key,
  organization_id text not null references organization,
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at)
);
create index authorize_token_expiry on authorize_token (expires_at);

-- What a RequestId stands for: from Authorize to the last read.
create table banking_session (
  request_id uuid primary key,
  organization_id text not null references organization,
  -- Of the authorize token that began it; it is sent again with the answers to security questions.
  token_hash text not null,
  language text not null check (language in ('en', 'fr')),
  tag text,
  provider_id integer not null references provider,
  -- Once authorized.
  login_id uuid references login on delete cascade,
  -- How far the sign-in has come and what was asked, sealed; gone once authorized.
  sign_in_sealed text,
  failures integer not null default 0 check (failures between 0 and 5),
  -- A read that outlasts its request: what was asked, since when a node works on it, and what came of it, sealed.
  asked jsonb,
  working_since timestamptz,
  result_sealed text,
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  check (login_id is null or sign_in_sealed is null)
);
create index banking_session_token on banking_session (token_hash);
create index banking_session_login on banking_session (login_id);
create index banking_session_expiry on banking_session (expires_at);

-- A third party that reads what an organization shares with it; on the wire PermissionId and AuthSecret.
create table sharing_partner (
  permission_id uuid primary key,
  organization_id text not null references organization,
  name text not null check (length(name) between 1 and 100),
  auth_secret_mac text not null unique,
  auth_secret_sealed text not null,
  is_enabled boolean not null default true,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  unique (organization_id, name)
);

-- One account of one consent, open to the organization's partners for thirty days at a time. It lives no longer than
-- its consent: that is asked at each read.
create table share (
  share_id text primary key,
  login_id uuid not null references login on delete cascade,
  consent_id text not null references consent,
  account_handle uuid not null references account_handle,
  access_token_mac text not null unique,
  access_token_sealed text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  -- To the minute, so that a read is not a write.
  last_read_at timestamptz,
  last_read_by uuid references sharing_partner,
  ended_at timestamptz,
  ended_because text check (ended_because in ('customer', 'operator')),
  unique (consent_id, account_handle),
  check ((ended_at is null) = (ended_because is null))
);
create index share_login on share (login_id);
