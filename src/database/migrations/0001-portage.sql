-- Portage's own tables. Ids are text with the noun as prefix, except where the wire contract names another form.

-- Everything that happened: changes and reads of bank data. Rows are only ever added.
create table journal_entry (
  journal_entry_id text primary key,
  at timestamptz not null,
  kind text not null check (kind in ('change', 'read')),
  action text not null,
  actor_kind text not null check (actor_kind in ('client', 'customer', 'operator', 'system')),
  actor_id text not null,
  request_id text,
  client_id text,
  provider_id integer,
  customer_id text,
  consent_id text,
  detail jsonb not null default '{}'
);
create index journal_entry_at on journal_entry (at);
create index journal_entry_consent on journal_entry (consent_id, at) where consent_id is not null;

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the journal is append-only';
end $$;
create trigger journal_entry_append_only before update or delete on journal_entry
  for each row execute function refuse_change();
create trigger journal_entry_no_truncate before truncate on journal_entry
  for each statement execute function refuse_change();

-- Keys that sign access tokens. The private half is sealed.
create table signing_key (
  kid text primary key,
  public_jwk jsonb not null,
  private_key_sealed text not null,
  created_at timestamptz not null,
  sign_from timestamptz not null,
  retired_at timestamptz
);

-- What the server remembers about itself: for instance that it is the demo.
create table server_fact (
  name text primary key,
  value text not null
);

create table organization (
  organization_id text primary key,
  name text not null,
  created_at timestamptz not null
);

create table provider (
  provider_id integer primary key check (provider_id > 0),
  name_en text not null,
  name_fr text not null,
  country text not null check (country in ('CA', 'US')),
  language text not null check (language in ('en', 'fr')),
  connector text not null,
  status text not null check (status in ('ACTIVE', 'DISABLED'))
);

create table client (
  client_id text primary key,
  kind text not null check (kind in ('partner', 'recipient')),
  organization_id text not null references organization,
  status text not null check (status in ('ACTIVE', 'SUSPENDED')),
  created_at timestamptz not null
);
create index client_organization on client (organization_id);

-- Several may be alive while one replaces another. Stored as a hash only.
create table client_secret (
  secret_hash text primary key,
  client_id text not null references client,
  created_at timestamptz not null,
  ended_at timestamptz
);
create index client_secret_client on client_secret (client_id);

create table recipient (
  client_id text primary key references client,
  name text not null check (length(name) between 1 and 256),
  description text not null check (length(description) <= 512),
  country text not null check (country in ('CA', 'US')),
  clusters text[] not null check ('ACCOUNT_BASIC' = any (clusters)),
  redirect_uris text[] not null check (cardinality(redirect_uris) > 0),
  logo_uri text not null,
  client_uri text not null,
  terms_uri text not null,
  contacts text[] not null,
  -- The logo as it was fetched, so that a customer's browser never tells the app's server about the visit.
  logo bytea,
  logo_content_type text,
  check ((logo is null) = (logo_content_type is null))
);

create table registration (
  client_id text not null references recipient,
  provider_id integer not null references provider,
  status text not null
    check (status in ('PENDING_APPROVAL', 'PENDING_ACTIVATION', 'ACTIVE', 'REJECTED', 'SUSPENDED')),
  requested_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (client_id, provider_id)
);
create index registration_provider on registration (provider_id);

-- One person or business at one bank.
create table customer (
  customer_id text primary key,
  provider_id integer not null references provider,
  bank_customer_id text not null,
  created_at timestamptz not null,
  unique (provider_id, bank_customer_id)
);

-- The id that one recipient is given for one account. Never changes, never reused.
create table account_handle (
  account_handle uuid primary key,
  client_id text not null references client,
  provider_id integer not null references provider,
  bank_account_id text not null,
  created_at timestamptz not null,
  unique (client_id, provider_id, bank_account_id)
);

create table consent (
  consent_id text primary key,
  client_id text not null references recipient,
  provider_id integer not null references provider,
  customer_id text not null references customer,
  clusters text[] not null check (cardinality(clusters) > 0),
  -- What the connector needs to read on the customer's behalf, sealed; gone when the consent has ended.
  bank_grant_sealed text,
  correlation_id uuid,
  granted_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > granted_at),
  ended_at timestamptz,
  ended_because text check (ended_because in ('customer', 'recipient', 'replaced', 'expired', 'operator')),
  check ((ended_at is null) = (ended_because is null)),
  check ((ended_at is null) = (bank_grant_sealed is not null))
);
-- A new consent of the same customer, provider and recipient replaces the former one.
create unique index consent_one_living on consent (client_id, customer_id) where ended_at is null;
create index consent_customer on consent (customer_id);
create index consent_expiry on consent (expires_at) where ended_at is null;

create table consent_account (
  consent_id text not null references consent,
  account_handle uuid not null references account_handle,
  primary key (consent_id, account_handle)
);
create index consent_account_handle on consent_account (account_handle);

-- One per consent. Does not change when exchanged; dies after 30 idle days, or with its consent.
create table refresh_token (
  consent_id text primary key references consent,
  token_hash text not null unique,
  client_id text not null references client,
  issued_at timestamptz not null,
  last_used_at timestamptz not null,
  ended_at timestamptz
);

-- One run of the authorization code flow, from the request to the customer's decision.
create table authorization_request (
  authorization_id text primary key,
  -- Of the cookie that binds the run to one browser.
  browser_hash text not null,
  client_id text not null references recipient,
  provider_id integer not null references provider,
  redirect_uri text not null,
  clusters text[] not null check (cardinality(clusters) > 0),
  state text not null,
  code_challenge text,
  correlation_id uuid,
  language text check (language in ('en', 'fr')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  -- Of the state sent to the bank; taken when the bank answers.
  bank_state_hash text,
  -- Who signed in at the bank and what may be chosen; sealed, and gone when decided.
  signed_in_sealed text,
  chosen_accounts text[],
  decided_at timestamptz,
  decision text check (decision in ('allowed', 'denied', 'failed')),
  -- The answer that the browser is sent to the app with, sealed, so that a second press of the button gives the same.
  answer_sealed text,
  check ((decided_at is null) = (decision is null)),
  check ((decided_at is null) = (answer_sealed is null)),
  check (decided_at is null or signed_in_sealed is null)
);
create index authorization_request_expiry on authorization_request (expires_at);
-- A challenge that comes twice is an app that does not make a new one each time.
create index authorization_request_challenge on authorization_request (client_id, code_challenge)
  where code_challenge is not null;

create table authorization_code (
  code_hash text primary key,
  consent_id text not null unique references consent,
  client_id text not null references recipient,
  redirect_uri text not null,
  code_challenge text,
  expires_at timestamptz not null,
  -- Kept after use, so that a second use is recognised and ends what the first one gave (RFC 6749 4.1.2).
  used_at timestamptz
);
create index authorization_code_expiry on authorization_code (expires_at);
