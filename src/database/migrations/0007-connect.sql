-- Connect's own way through an authorization, and customers who visit the page of what they share.

-- An authorization of Connect ends with a LoginId in place of a code. It may be asked for without a state.
alter table authorization_request add column for_connect boolean not null default false;
alter table authorization_request alter column state drop not null;
alter table authorization_request add check (for_connect or state is not null);

-- Where an organization's Connect may send customers back to, and the sites that may embed it: https://app.example.
alter table organization add column connect_redirect_urls text[] not null default '{}';
alter table organization add column connect_origins text[] not null default '{}';

-- One customer's visit to the page of their own data: it begins with the trip to the bank and ends by itself.
create table visit (
  visit_id text primary key,
  -- Of the secret in the browser's cookie; another one from the sign-in on.
  browser_hash text not null unique,
  provider_id integer not null references provider,
  -- Of the one-time state on the way to the bank.
  bank_state_hash text,
  -- Who signed in and the names of their accounts, for as long as the visit lasts.
  signed_in_sealed text,
  begun_at timestamptz not null,
  expires_at timestamptz not null,
  check (bank_state_hash is null or signed_in_sealed is null),
  check (expires_at > begun_at)
);
create index visit_expiry on visit (expires_at);
