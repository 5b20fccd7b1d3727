-- OpenID Connect: what an app asks for beside clusters, and what an id_token says of the sign-in.

-- 'openid' and 'offline_access', in this order; empty where neither was asked for.
alter table authorization_request add column openid_scopes text[] not null default '{}'
  check (openid_scopes <@ array['openid', 'offline_access']);
alter table authorization_request add column nonce text;
-- When the bank said who signed in.
alter table authorization_request add column signed_in_at timestamptz;

-- As granted. An access token and its introspection name them beside the clusters.
alter table consent add column openid_scopes text[] not null default '{}'
  check (openid_scopes <@ array['openid', 'offline_access']);
-- When the customer signed in, for every id_token of the consent; absent without openid.
alter table consent add column signed_in_at timestamptz;

-- For the id_token that the code is redeemed for.
alter table authorization_code add column nonce text;
