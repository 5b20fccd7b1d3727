-- The schema as the migrations leave it. Written by tools/golden.ts; never edited by hand.

CREATE OR REPLACE FUNCTION refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the journal is append-only';
end $function$;

create table account_handle (
  account_handle uuid not null,
  client_id text not null,
  provider_id integer not null,
  bank_account_id text not null,
  created_at timestamp with time zone not null,
  account_category text not null,
  PRIMARY KEY (account_handle),
  UNIQUE (client_id, provider_id, bank_account_id),
  FOREIGN KEY (client_id) REFERENCES client(client_id),
  FOREIGN KEY (provider_id) REFERENCES provider(provider_id),
  CHECK (account_category = ANY (ARRAY['DEPOSIT_ACCOUNT'::text, 'LOAN_ACCOUNT'::text, 'LOC_ACCOUNT'::text, 'INVESTMENT_ACCOUNT'::text, 'INSURANCE_ACCOUNT'::text, 'ANNUITY_ACCOUNT'::text, 'COMMERCIAL_ACCOUNT'::text, 'DIGITAL_WALLET'::text, 'BNPL_ACCOUNT'::text]))
);

create table account_sighting (
  consent_id text not null,
  account_mac text not null,
  number_mac text,
  closed boolean not null,
  PRIMARY KEY (consent_id, account_mac),
  FOREIGN KEY (consent_id) REFERENCES consent(consent_id)
);

create table authorization_code (
  code_hash text not null,
  consent_id text not null,
  client_id text not null,
  redirect_uri text not null,
  code_challenge text,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  nonce text,
  PRIMARY KEY (code_hash),
  UNIQUE (consent_id),
  FOREIGN KEY (client_id) REFERENCES recipient(client_id),
  FOREIGN KEY (consent_id) REFERENCES consent(consent_id)
);
CREATE INDEX authorization_code_expiry ON authorization_code USING btree (expires_at);

create table authorization_request (
  authorization_id text not null,
  browser_hash text not null,
  client_id text not null,
  provider_id integer not null,
  redirect_uri text not null,
  clusters text[] not null,
  state text,
  code_challenge text,
  correlation_id uuid,
  language text,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  signed_in_sealed text,
  chosen_accounts text[],
  decided_at timestamp with time zone,
  decision text,
  answer_sealed text,
  for_connect boolean not null default false,
  duration_type text,
  duration_days integer,
  lookback_days integer,
  start_request_id text,
  left_request_id text,
  challenge_reused boolean not null default false,
  bank_grant_sealed text,
  bank_grant_mac text,
  connect_trip jsonb,
  connect_token_hash text,
  connect_token_ends_at timestamp with time zone,
  message_sealed text,
  openid_scopes text[] not null default '{}'::text[],
  nonce text,
  signed_in_at timestamp with time zone,
  hinted_subject text,
  PRIMARY KEY (authorization_id),
  FOREIGN KEY (client_id) REFERENCES recipient(client_id),
  FOREIGN KEY (provider_id) REFERENCES provider(provider_id),
  CHECK ((bank_grant_sealed IS NULL) = (bank_grant_mac IS NULL)),
  CHECK ((decided_at IS NULL) = (answer_sealed IS NULL)),
  CHECK ((decided_at IS NULL) = (decision IS NULL)),
  CHECK ((duration_days IS NOT NULL) = (NOT duration_type IS DISTINCT FROM 'TIME_BOUND'::text)),
  CHECK ((signed_in_sealed IS NULL) = (bank_grant_sealed IS NULL)),
  CHECK (cardinality(clusters) > 0),
  CHECK (decided_at IS NULL OR signed_in_sealed IS NULL),
  CHECK (decision = ANY (ARRAY['allowed'::text, 'denied'::text, 'failed'::text])),
  CHECK (duration_days > 0),
  CHECK (duration_type = ANY (ARRAY['ONE_TIME'::text, 'PERSISTENT'::text, 'TIME_BOUND'::text])),
  CHECK (for_connect OR state IS NOT NULL OR code_challenge IS NOT NULL),
  CHECK (language = ANY (ARRAY['en'::text, 'fr'::text])),
  CHECK (lookback_days > 0),
  CHECK (openid_scopes <@ ARRAY['openid'::text, 'offline_access'::text])
);
CREATE INDEX authorization_request_bank_grant ON authorization_request USING btree (bank_grant_mac) WHERE (bank_grant_mac IS NOT NULL);
CREATE INDEX authorization_request_challenge ON authorization_request USING btree (client_id, code_challenge) WHERE (code_challenge IS NOT NULL);
CREATE INDEX authorization_request_expiry ON authorization_request USING btree (expires_at);
CREATE INDEX authorization_request_held ON authorization_request USING btree (expires_at) WHERE (bank_grant_sealed IS NOT NULL);
CREATE UNIQUE INDEX authorization_request_connect_token ON authorization_request USING btree (connect_token_hash);

create table authorize_token (
  token_hash text not null,
  organization_id text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  PRIMARY KEY (token_hash),
  FOREIGN KEY (organization_id) REFERENCES organization(organization_id),
  CHECK (expires_at > created_at)
);
CREATE INDEX authorize_token_expiry ON authorize_token USING btree (expires_at);

create table bank_breaker (
  provider_id integer not null,
  operation text not null,
  reason text not null,
  trouble text not null,
  opened_at timestamp with time zone not null,
  open_until timestamp with time zone not null,
  openings integer not null default 1,
  probe_until timestamp with time zone,
  good integer not null default 0,
  PRIMARY KEY (provider_id, operation),
  FOREIGN KEY (provider_id) REFERENCES provider(provider_id),
  CHECK (good >= 0),
  CHECK (length(operation) >= 1 AND length(operation) <= 60),
  CHECK (openings > 0),
  CHECK (reason = ANY (ARRAY['failures'::text, 'asked'::text]))
);

create table bank_call (
  provider_id integer not null,
  operation text not null,
  slot timestamp with time zone not null,
  step smallint not null,
  calls integer not null,
  failures integer not null,
  PRIMARY KEY (provider_id, operation, slot, step),
  CHECK (calls > 0),
  CHECK (failures >= 0 AND failures <= calls),
  CHECK (length(operation) >= 1 AND length(operation) <= 60),
  CHECK (step >= 0)
);
CREATE INDEX bank_call_slot ON bank_call USING btree (slot);

create table bank_failure (
  provider_id integer not null,
  operation text not null,
  trouble text not null,
  times bigint not null,
  last_at timestamp with time zone not null,
  status smallint,
  request_id text,
  PRIMARY KEY (provider_id, operation, trouble),
  FOREIGN KEY (provider_id) REFERENCES provider(provider_id),
  CHECK (length(operation) >= 1 AND length(operation) <= 60),
  CHECK (times > 0)
);

create table bank_trip (
  state_hash text not null,
  provider_id integer not null,
  authorization_id text,
  visit_id text,
  trial_id text,
  trip_sealed text,
  expires_at timestamp with time zone not null,
  PRIMARY KEY (state_hash),
  FOREIGN KEY (authorization_id) REFERENCES authorization_request(authorization_id) ON DELETE CASCADE,
  FOREIGN KEY (provider_id) REFERENCES provider(provider_id),
  FOREIGN KEY (trial_id) REFERENCES trial(trial_id) ON DELETE CASCADE,
  FOREIGN KEY (visit_id) REFERENCES visit(visit_id) ON DELETE CASCADE,
  CHECK (num_nonnulls(authorization_id, visit_id, trial_id) = 1)
);
CREATE INDEX bank_trip_authorization ON bank_trip USING btree (authorization_id) WHERE (authorization_id IS NOT NULL);
CREATE INDEX bank_trip_expiry ON bank_trip USING btree (expires_at);
CREATE INDEX bank_trip_trial ON bank_trip USING btree (trial_id) WHERE (trial_id IS NOT NULL);
CREATE INDEX bank_trip_visit ON bank_trip USING btree (visit_id) WHERE (visit_id IS NOT NULL);

create table banking_session (
  request_id uuid not null,
  organization_id text not null,
  token_hash text,
  language text not null,
  tag text,
  provider_id integer not null,
  login_id uuid,
  sign_in_sealed text,
  failures integer not null default 0,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  PRIMARY KEY (request_id),
  FOREIGN KEY (login_id) REFERENCES login(login_id) ON DELETE CASCADE,
  FOREIGN KEY (organization_id) REFERENCES organization(organization_id),
  FOREIGN KEY (provider_id) REFERENCES provider(provider_id),
  CHECK (expires_at > created_at),
  CHECK (failures >= 0 AND failures <= 5),
  CHECK (language = ANY (ARRAY['en'::text, 'fr'::text])),
  CHECK (login_id IS NULL OR sign_in_sealed IS NULL)
);
CREATE INDEX banking_session_expiry ON banking_session USING btree (expires_at);
CREATE INDEX banking_session_login ON banking_session USING btree (login_id);
CREATE INDEX banking_session_token ON banking_session USING btree (token_hash);

create table client (
  client_id text not null,
  kind text not null,
  organization_id text not null,
  status text not null,
  created_at timestamp with time zone not null,
  PRIMARY KEY (client_id),
  FOREIGN KEY (organization_id) REFERENCES organization(organization_id),
  CHECK (kind = ANY (ARRAY['partner'::text, 'recipient'::text])),
  CHECK (status = ANY (ARRAY['ACTIVE'::text, 'SUSPENDED'::text, 'ENDED'::text]))
);
CREATE INDEX client_organization ON client USING btree (organization_id);

create table client_secret (
  secret_hash text not null,
  client_id text not null,
  created_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  last_used_at timestamp with time zone,
  PRIMARY KEY (secret_hash),
  FOREIGN KEY (client_id) REFERENCES client(client_id)
);
CREATE INDEX client_secret_client ON client_secret USING btree (client_id);

create table consent (
  consent_id text not null,
  client_id text not null,
  provider_id integer not null,
  customer_id text not null,
  clusters text[] not null,
  bank_grant_sealed text,
  correlation_id uuid,
  granted_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_because text,
  shares_onward boolean not null default false,
  login_id uuid,
  duration_type text,
  duration_days integer,
  lookback_days integer,
  revocation_reason text,
  revocation_initiator text,
  accounts_seen_at timestamp with time zone,
  bank_grant_mac text,
  openid_scopes text[] not null default '{}'::text[],
  signed_in_at timestamp with time zone,
  PRIMARY KEY (consent_id),
  FOREIGN KEY (client_id) REFERENCES recipient(client_id),
  FOREIGN KEY (customer_id) REFERENCES customer(customer_id),
  FOREIGN KEY (login_id) REFERENCES login(login_id) ON DELETE SET NULL,
  FOREIGN KEY (provider_id) REFERENCES provider(provider_id),
  CHECK ((duration_days IS NOT NULL) = (NOT duration_type IS DISTINCT FROM 'TIME_BOUND'::text)),
  CHECK ((ended_at IS NULL) = (bank_grant_sealed IS NOT NULL)),
  CHECK ((ended_at IS NULL) = (ended_because IS NULL)),
  CHECK ((revocation_reason IS NULL) = (revocation_initiator IS NULL)),
  CHECK (cardinality(clusters) > 0),
  CHECK (duration_days > 0),
  CHECK (duration_type = ANY (ARRAY['ONE_TIME'::text, 'PERSISTENT'::text, 'TIME_BOUND'::text])),
  CHECK (ended_at IS NOT NULL OR login_id IS NOT NULL),
  CHECK (ended_because = ANY (ARRAY['customer'::text, 'recipient'::text, 'replaced'::text, 'expired'::text, 'operator'::text, 'bank'::text])),
  CHECK (expires_at > granted_at),
  CHECK (lookback_days > 0),
  CHECK (openid_scopes <@ ARRAY['openid'::text, 'offline_access'::text]),
  CHECK (revocation_initiator = ANY (ARRAY['DATA_ACCESS_PLATFORM'::text, 'DATA_PROVIDER'::text, 'DATA_RECIPIENT'::text, 'INDIVIDUAL'::text, 'MERCHANT'::text, 'VENDOR'::text])),
  CHECK (revocation_reason = ANY (ARRAY['BUSINESS_RULE'::text, 'USER_ACTION'::text])),
  CHECK (revocation_reason IS NULL OR ended_at IS NOT NULL)
);
CREATE INDEX consent_accounts_seen ON consent USING btree (accounts_seen_at NULLS FIRST) WHERE (ended_at IS NULL);
CREATE INDEX consent_bank_grant ON consent USING btree (bank_grant_mac) WHERE (ended_at IS NULL);
CREATE INDEX consent_customer ON consent USING btree (customer_id);
CREATE INDEX consent_expiry ON consent USING btree (expires_at) WHERE (ended_at IS NULL);
CREATE INDEX consent_login ON consent USING btree (login_id);
CREATE UNIQUE INDEX consent_one_living ON consent USING btree (client_id, customer_id) WHERE (ended_at IS NULL);

create table consent_account (
  consent_id text not null,
  account_handle uuid not null,
  lost_at timestamp with time zone,
  place integer not null default 0,
  PRIMARY KEY (consent_id, account_handle),
  FOREIGN KEY (account_handle) REFERENCES account_handle(account_handle),
  FOREIGN KEY (consent_id) REFERENCES consent(consent_id)
);
CREATE INDEX consent_account_handle ON consent_account USING btree (account_handle);

create table customer (
  customer_id text not null,
  provider_id integer not null,
  bank_customer_id text not null,
  created_at timestamp with time zone not null,
  PRIMARY KEY (customer_id),
  UNIQUE (provider_id, bank_customer_id),
  FOREIGN KEY (provider_id) REFERENCES provider(provider_id)
);

create table delivery (
  delivery_id uuid not null default gen_random_uuid(),
  destination_id text not null,
  event_id text,
  message_id text,
  position bigint not null,
  subject text not null,
  attempts integer not null default 0,
  due_at timestamp with time zone not null,
  leased_until timestamp with time zone,
  attempted_at timestamp with time zone,
  outcome text,
  settled_at timestamp with time zone,
  settled_as text,
  PRIMARY KEY (delivery_id),
  UNIQUE (destination_id, event_id),
  UNIQUE (message_id),
  FOREIGN KEY (destination_id) REFERENCES destination(destination_id),
  FOREIGN KEY (event_id) REFERENCES event(event_id),
  FOREIGN KEY (message_id) REFERENCES webhook_message(message_id) ON DELETE CASCADE,
  CHECK ((attempted_at IS NULL) = (outcome IS NULL)),
  CHECK ((event_id IS NULL) <> (message_id IS NULL)),
  CHECK ((settled_at IS NULL) = (settled_as IS NULL)),
  CHECK (settled_as = ANY (ARRAY['delivered'::text, 'given-up'::text, 'withheld'::text, 'failed'::text])),
  CHECK (settled_at IS NULL OR leased_until IS NULL)
);
CREATE INDEX delivery_due ON delivery USING btree (due_at) WHERE (settled_at IS NULL);
CREATE INDEX delivery_event ON delivery USING btree (event_id);
CREATE INDEX delivery_given_up ON delivery USING btree (destination_id) WHERE (settled_as = 'given-up'::text);
CREATE INDEX delivery_subject ON delivery USING btree (destination_id, subject, "position") WHERE (settled_at IS NULL);

create table destination (
  destination_id text not null,
  kind text not null,
  owner_id text not null,
  url text not null,
  created_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  ended_because text,
  attempted_at timestamp with time zone,
  outcome text,
  failing_since timestamp with time zone,
  PRIMARY KEY (destination_id),
  CHECK ((attempted_at IS NULL) = (outcome IS NULL)),
  CHECK ((ended_at IS NULL) = (ended_because IS NULL)),
  CHECK (ended_because = ANY (ARRAY['recipient'::text, 'operator'::text, 'gone'::text])),
  CHECK (kind = ANY (ARRAY['subscription'::text, 'webhook'::text]))
);
CREATE INDEX destination_owner ON destination USING btree (owner_id);

create table event (
  event_id text not null,
  sequence bigint not null generated always as identity,
  position bigint,
  at timestamp with time zone not null,
  kind text not null,
  actor_kind text not null,
  client_id text not null,
  provider_id integer not null,
  consent_id text,
  account_handle uuid,
  PRIMARY KEY (event_id),
  UNIQUE ("position"),
  UNIQUE (sequence),
  FOREIGN KEY (client_id) REFERENCES recipient(client_id),
  FOREIGN KEY (provider_id) REFERENCES provider(provider_id),
  CHECK (actor_kind = ANY (ARRAY['client'::text, 'customer'::text, 'operator'::text, 'organization'::text, 'system'::text]))
);
CREATE INDEX event_at ON event USING btree (at);
CREATE INDEX event_recipient ON event USING btree (client_id, "position");
CREATE INDEX event_unplaced ON event USING btree (sequence) WHERE ("position" IS NULL);

create table grant_release (
  release_id text not null,
  provider_id integer not null,
  bank_grant_sealed text not null,
  bank_grant_mac text,
  consent_id text,
  written_at timestamp with time zone not null,
  attempts integer not null default 0,
  due_at timestamp with time zone not null,
  leased_until timestamp with time zone,
  PRIMARY KEY (release_id),
  FOREIGN KEY (provider_id) REFERENCES provider(provider_id)
);
CREATE INDEX grant_release_due ON grant_release USING btree (provider_id, due_at);

create table journal_entry (
  journal_entry_id text not null,
  at timestamp with time zone not null,
  kind text not null,
  action text not null,
  actor_kind text not null,
  actor_id text not null,
  request_id text,
  client_id text,
  provider_id integer,
  customer_id text,
  consent_id text,
  detail jsonb not null default '{}'::jsonb,
  PRIMARY KEY (journal_entry_id),
  CHECK (actor_kind = ANY (ARRAY['client'::text, 'customer'::text, 'operator'::text, 'organization'::text, 'system'::text])),
  CHECK (kind = ANY (ARRAY['change'::text, 'read'::text]))
);
CREATE INDEX journal_entry_at ON journal_entry USING btree (at);
CREATE INDEX journal_entry_consent ON journal_entry USING btree (consent_id, at) WHERE (consent_id IS NOT NULL);
CREATE TRIGGER journal_entry_append_only BEFORE DELETE OR UPDATE ON journal_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER journal_entry_no_truncate BEFORE TRUNCATE ON journal_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

create table learned_field (
  provider_id integer not null,
  entity text not null,
  path text not null,
  learned_at timestamp with time zone not null,
  PRIMARY KEY (provider_id, entity, path),
  FOREIGN KEY (provider_id) REFERENCES provider(provider_id)
);

create table login (
  login_id uuid not null,
  client_id text not null,
  customer_id text not null,
  created_at timestamp with time zone not null,
  customer_type text,
  username_sealed text,
  questions_sealed text,
  is_scheduled_refresh boolean not null default false,
  tag text,
  PRIMARY KEY (login_id),
  UNIQUE (client_id, customer_id),
  FOREIGN KEY (client_id) REFERENCES recipient(client_id),
  FOREIGN KEY (customer_id) REFERENCES customer(customer_id),
  CHECK (customer_type = ANY (ARRAY['CONSUMER'::text, 'BUSINESS'::text]))
);
CREATE INDEX login_customer ON login USING btree (customer_id);

create table logo_fetch (
  client_id text not null,
  attempts integer not null default 0,
  due_at timestamp with time zone not null,
  PRIMARY KEY (client_id),
  FOREIGN KEY (client_id) REFERENCES recipient(client_id)
);
CREATE INDEX logo_fetch_due ON logo_fetch USING btree (due_at);

create table migration (
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  PRIMARY KEY (name)
);

create table notification_subscription (
  subscription_id text not null,
  client_id text not null,
  type text not null,
  category text not null,
  effective_date date not null,
  secret_sealed text,
  PRIMARY KEY (subscription_id),
  FOREIGN KEY (client_id) REFERENCES recipient(client_id),
  FOREIGN KEY (subscription_id) REFERENCES destination(destination_id)
);
CREATE INDEX notification_subscription_client ON notification_subscription USING btree (client_id);

create table operator (
  operator_id text not null,
  user_name text not null,
  name text not null,
  role text not null,
  password_hash text,
  totp_secret_sealed text,
  totp_step bigint not null default 0,
  created_at timestamp with time zone not null,
  disabled_at timestamp with time zone,
  PRIMARY KEY (operator_id),
  UNIQUE (user_name),
  CHECK ((password_hash IS NULL) = (totp_secret_sealed IS NULL)),
  CHECK (disabled_at IS NULL OR password_hash IS NULL),
  CHECK (length(name) >= 1 AND length(name) <= 100),
  CHECK (role = ANY (ARRAY['viewer'::text, 'auditor'::text, 'operator'::text])),
  CHECK (user_name = lower(user_name) AND length(user_name) >= 3 AND length(user_name) <= 254)
);

create table operator_attempt (
  attempt_mac text not null,
  user_name_mac text not null,
  attempts double precision not null,
  blocked_until timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  attempted_at timestamp with time zone not null default now(),
  PRIMARY KEY (attempt_mac),
  CHECK (attempts > 0::double precision)
);
CREATE INDEX operator_attempt_expiry ON operator_attempt USING btree (expires_at);
CREATE INDEX operator_attempt_user_name ON operator_attempt USING btree (user_name_mac);

create table operator_invitation (
  token_hash text not null,
  operator_id text not null,
  totp_secret_sealed text not null,
  expires_at timestamp with time zone not null,
  PRIMARY KEY (token_hash),
  UNIQUE (operator_id),
  FOREIGN KEY (operator_id) REFERENCES operator(operator_id)
);

create table operator_passkey (
  credential_id text not null,
  operator_id text not null,
  public_key text not null,
  signature_count bigint not null,
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone not null,
  PRIMARY KEY (credential_id),
  FOREIGN KEY (operator_id) REFERENCES operator(operator_id)
);
CREATE INDEX operator_passkey_operator ON operator_passkey USING btree (operator_id);

create table operator_recovery_code (
  code_mac text not null,
  operator_id text not null,
  PRIMARY KEY (code_mac),
  FOREIGN KEY (operator_id) REFERENCES operator(operator_id)
);
CREATE INDEX operator_recovery_code_operator ON operator_recovery_code USING btree (operator_id);

create table operator_session (
  session_id text not null,
  token_hash text not null,
  operator_id text not null,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  address text not null,
  user_agent text not null,
  proved_at timestamp with time zone not null,
  PRIMARY KEY (session_id),
  UNIQUE (token_hash),
  FOREIGN KEY (operator_id) REFERENCES operator(operator_id),
  CHECK (expires_at > created_at),
  CHECK (length(user_agent) <= 256)
);
CREATE INDEX operator_session_expiry ON operator_session USING btree (expires_at);
CREATE INDEX operator_session_operator ON operator_session USING btree (operator_id);

create table operator_token (
  token_id text not null,
  token_hash text not null,
  operator_id text not null,
  name text not null,
  role text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  parent_id text,
  PRIMARY KEY (token_id),
  UNIQUE (token_hash),
  FOREIGN KEY (operator_id) REFERENCES operator(operator_id),
  FOREIGN KEY (parent_id) REFERENCES operator_token(token_id) ON DELETE CASCADE,
  CHECK (expires_at > created_at),
  CHECK (length(name) >= 1 AND length(name) <= 100),
  CHECK (role = ANY (ARRAY['viewer'::text, 'auditor'::text, 'operator'::text]))
);
CREATE INDEX operator_token_operator ON operator_token USING btree (operator_id);
CREATE INDEX operator_token_parent ON operator_token USING btree (parent_id);

create table organization (
  organization_id text not null,
  name text not null,
  created_at timestamp with time zone not null,
  guid uuid not null,
  connect_client_id text,
  connect_redirect_urls text[] not null default '{}'::text[],
  connect_origins text[] not null default '{}'::text[],
  integration text not null default 'strict'::text,
  connect_language text,
  connect_theme text,
  connect_accent text,
  connect_requires_token boolean not null default false,
  connect_is_default boolean not null default false,
  PRIMARY KEY (organization_id),
  UNIQUE (connect_client_id),
  UNIQUE (guid),
  FOREIGN KEY (connect_client_id) REFERENCES recipient(client_id),
  CHECK (connect_accent ~ '^#[0-9a-f]{6}$'::text),
  CHECK (connect_language = ANY (ARRAY['en'::text, 'fr'::text])),
  CHECK (connect_theme = ANY (ARRAY['light'::text, 'dark'::text])),
  CHECK (integration = ANY (ARRAY['strict'::text, 'any_credential'::text, 'open_authorize'::text, 'open_reads'::text]))
);
CREATE UNIQUE INDEX organization_connect_is_default ON organization USING btree (connect_is_default) WHERE connect_is_default;

create table organization_credential (
  credential_id text not null,
  organization_id text not null,
  kind text not null,
  secret_hash text not null,
  created_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  ended_at timestamp with time zone,
  secret_sealed text,
  PRIMARY KEY (credential_id),
  UNIQUE (secret_hash),
  FOREIGN KEY (organization_id) REFERENCES organization(organization_id),
  CHECK ((secret_sealed IS NOT NULL) = (kind = 'hmac_secret'::text AND ended_at IS NULL)),
  CHECK (kind = ANY (ARRAY['api_secret'::text, 'secret_key'::text, 'x_api_key'::text, 'hmac_secret'::text]))
);
CREATE INDEX organization_credential_organization ON organization_credential USING btree (organization_id, kind);

create table provider (
  provider_id integer not null,
  name_en text not null,
  name_fr text not null,
  country text not null,
  language text not null,
  connector text not null,
  status text not null,
  url text,
  settings jsonb not null default '{}'::jsonb,
  settings_version integer not null default 1,
  address text,
  institution_number text,
  transit_numbers text[] not null default '{}'::text[],
  routing_numbers text[] not null default '{}'::text[],
  time_zone text not null default 'America/Toronto'::text,
  consents_ended_at timestamp with time zone,
  calls_at_once integer,
  PRIMARY KEY (provider_id),
  CHECK (calls_at_once >= 1 AND calls_at_once <= 1000),
  CHECK (country = ANY (ARRAY['CA'::text, 'US'::text])),
  CHECK (institution_number ~ '^[0-9]{3}$'::text),
  CHECK (language = ANY (ARRAY['en'::text, 'fr'::text])),
  CHECK (provider_id > 0),
  CHECK (settings_version > 0),
  CHECK (status = ANY (ARRAY['DRAFT'::text, 'ACTIVE'::text, 'DISABLED'::text, 'RETIRED'::text]))
);

create table provider_secret (
  provider_secret_id text not null,
  provider_id integer not null,
  name text not null,
  value_sealed text not null,
  set_at timestamp with time zone not null,
  set_by_kind text not null,
  set_by_id text not null,
  PRIMARY KEY (provider_secret_id),
  UNIQUE (provider_id, name),
  FOREIGN KEY (provider_id) REFERENCES provider(provider_id)
);

create table recipient (
  client_id text not null,
  name text not null,
  description text not null,
  country text not null,
  clusters text[] not null,
  redirect_uris text[] not null,
  logo_uri text,
  client_uri text,
  terms_uri text,
  contacts text[] not null,
  logo bytea,
  logo_content_type text,
  shares_onward boolean not null default false,
  registration_token_hash text,
  duration_types text[],
  duration_days integer,
  lookback_days integer,
  registry_references jsonb,
  intermediaries jsonb,
  events_removed_to bigint not null default 0,
  repeats_refresh_token boolean not null default false,
  separate_pending_ids boolean not null default false,
  PRIMARY KEY (client_id),
  UNIQUE (registration_token_hash),
  FOREIGN KEY (client_id) REFERENCES client(client_id),
  CHECK ('ACCOUNT_BASIC'::text = ANY (clusters)),
  CHECK ((logo IS NULL) = (logo_content_type IS NULL)),
  CHECK (cardinality(duration_types) > 0),
  CHECK (cardinality(redirect_uris) > 0),
  CHECK (country = ANY (ARRAY['CA'::text, 'US'::text])),
  CHECK (duration_days > 0),
  CHECK (length(description) <= 512),
  CHECK (length(name) >= 1 AND length(name) <= 256),
  CHECK (lookback_days > 0)
);

create table refresh_token (
  consent_id text not null,
  token_hash text not null,
  client_id text not null,
  issued_at timestamp with time zone not null,
  last_used_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  PRIMARY KEY (consent_id),
  UNIQUE (token_hash),
  FOREIGN KEY (client_id) REFERENCES client(client_id),
  FOREIGN KEY (consent_id) REFERENCES consent(consent_id)
);

create table registration (
  client_id text not null,
  provider_id integer not null,
  status text not null,
  requested_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  PRIMARY KEY (client_id, provider_id),
  FOREIGN KEY (client_id) REFERENCES recipient(client_id),
  FOREIGN KEY (provider_id) REFERENCES provider(provider_id),
  CHECK (status = ANY (ARRAY['PENDING_APPROVAL'::text, 'PENDING_ACTIVATION'::text, 'ACTIVE'::text, 'REJECTED'::text, 'SUSPENDED'::text]))
);
CREATE INDEX registration_provider ON registration USING btree (provider_id);

create table registration_step (
  step bigint not null generated always as identity,
  client_id text not null,
  provider_id integer not null,
  status text not null,
  at timestamp with time zone not null,
  actor_kind text not null,
  actor_id text not null,
  reason text,
  PRIMARY KEY (step),
  FOREIGN KEY (client_id, provider_id) REFERENCES registration(client_id, provider_id),
  CHECK (actor_kind = ANY (ARRAY['client'::text, 'customer'::text, 'operator'::text, 'system'::text])),
  CHECK (length(reason) >= 1 AND length(reason) <= 500),
  CHECK (reason IS NOT NULL OR (status <> ALL (ARRAY['REJECTED'::text, 'SUSPENDED'::text]))),
  CHECK (status = ANY (ARRAY['PENDING_APPROVAL'::text, 'PENDING_ACTIVATION'::text, 'ACTIVE'::text, 'REJECTED'::text, 'SUSPENDED'::text]))
);
CREATE INDEX registration_step_registration ON registration_step USING btree (client_id, provider_id, step);

create table sandbox_account (
  account_id text not null,
  account_key text not null,
  provider_id integer not null,
  product text not null,
  account_number text not null,
  nickname text,
  opened_on date not null,
  closed_on date,
  owed boolean not null,
  opening_balance numeric(18,2) not null,
  credit_limit numeric(18,2),
  renumbered_at timestamp with time zone,
  next_account_number text,
  PRIMARY KEY (account_id),
  UNIQUE (account_key),
  UNIQUE (provider_id, account_number),
  CHECK ((renumbered_at IS NULL) = (next_account_number IS NULL)),
  CHECK (closed_on >= opened_on),
  CHECK (credit_limit >= 0::numeric)
);

create table sandbox_book (
  one boolean not null default true,
  seed text not null,
  first_start date not null,
  first_month date not null,
  last_month date not null,
  PRIMARY KEY (one),
  CHECK (EXTRACT(day FROM first_month) = 1::numeric),
  CHECK (EXTRACT(day FROM last_month) = 1::numeric AND last_month >= first_month),
  CHECK (one)
);

create table sandbox_grant (
  grant_hash text not null,
  provider_id integer not null,
  bank_customer_id text not null,
  granted_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  PRIMARY KEY (grant_hash),
  CHECK (ended_at >= granted_at)
);

create table sandbox_holder (
  account_id text not null,
  bank_customer_id text not null,
  relationship text not null,
  place integer not null,
  held_from timestamp with time zone not null default '-infinity'::timestamp with time zone,
  held_until timestamp with time zone not null default 'infinity'::timestamp with time zone,
  PRIMARY KEY (bank_customer_id, account_id),
  FOREIGN KEY (account_id) REFERENCES sandbox_account(account_id),
  CHECK (held_until > held_from)
);
CREATE INDEX sandbox_holder_account ON sandbox_holder USING btree (account_id);

create table sandbox_sign_in (
  sign_in_id text not null,
  provider_id integer not null,
  return_uri text not null,
  state text not null,
  language text not null,
  browser_hash text,
  step text not null default 'password'::text,
  bank_customer_id text,
  answered integer not null default 0,
  failures integer not null default 0,
  code_hash text,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  PRIMARY KEY (sign_in_id),
  UNIQUE (code_hash),
  CHECK ((step = 'password'::text) = (bank_customer_id IS NULL)),
  CHECK ((step = ANY (ARRAY['signed_in'::text, 'redeemed'::text])) = (code_hash IS NOT NULL)),
  CHECK (answered >= 0),
  CHECK (expires_at > created_at),
  CHECK (failures >= 0 AND failures <= 5),
  CHECK (language = ANY (ARRAY['en'::text, 'fr'::text])),
  CHECK (step = 'password'::text OR browser_hash IS NOT NULL),
  CHECK (step = ANY (ARRAY['password'::text, 'question'::text, 'signed_in'::text, 'redeemed'::text]))
);
CREATE INDEX sandbox_sign_in_expires ON sandbox_sign_in USING btree (expires_at);

create table sandbox_transaction (
  account_id text not null,
  ordinal integer not null,
  transaction_id text not null,
  transaction_at timestamp with time zone not null,
  posted_at timestamp with time zone not null,
  debit_credit text not null,
  amount numeric(18,2) not null,
  balance_after numeric(18,2) not null,
  transaction_type text not null,
  description text not null,
  category text,
  payee text,
  reference text,
  foreign_amount numeric(18,2),
  foreign_currency text,
  principal_amount numeric(18,2),
  interest_amount numeric(18,2),
  symbol text,
  units integer,
  unit_price numeric(18,2),
  dropped boolean not null default false,
  posted_count integer not null,
  PRIMARY KEY (account_id, ordinal),
  CHECK ((foreign_amount IS NULL) = (foreign_currency IS NULL)),
  CHECK ((principal_amount + interest_amount) = amount),
  CHECK ((principal_amount IS NULL) = (interest_amount IS NULL)),
  CHECK ((units IS NULL) = (unit_price IS NULL) AND (units IS NULL OR symbol IS NOT NULL)),
  CHECK ((units::numeric * unit_price) = amount),
  CHECK (amount > 0::numeric),
  CHECK (debit_credit = ANY (ARRAY['DEBIT'::text, 'CREDIT'::text])),
  CHECK (foreign_amount > 0::numeric),
  CHECK (foreign_currency ~ '^[A-Z]{3}$'::text),
  CHECK (interest_amount >= 0::numeric),
  CHECK (ordinal > 0),
  CHECK (posted_at >= transaction_at AND posted_at < (transaction_at + '8 days'::interval)),
  CHECK (posted_count >= 0),
  CHECK (principal_amount >= 0::numeric),
  CHECK (unit_price > 0::numeric),
  CHECK (units > 0)
);
CREATE INDEX sandbox_transaction_made ON sandbox_transaction USING btree (account_id, transaction_at, ordinal);
CREATE INDEX sandbox_transaction_posted ON sandbox_transaction USING btree (account_id, posted_at, ordinal);

create table secret_key (
  key_id text not null,
  hash_key_sealed text not null,
  since timestamp with time zone not null,
  PRIMARY KEY (key_id),
  CHECK (key_id ~ '^[0-9a-f]{16}$'::text)
);

create table server_fact (
  name text not null,
  value text not null,
  PRIMARY KEY (name)
);

create table session_read (
  read_id uuid not null,
  request_id uuid not null,
  kind text not null,
  organization_id text not null,
  consent_id text not null,
  asked jsonb not null,
  state text not null,
  goes_on boolean not null default false,
  held_until timestamp with time zone,
  problem jsonb,
  carried jsonb,
  begun_at timestamp with time zone not null,
  deadline_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  PRIMARY KEY (read_id),
  UNIQUE (request_id, kind),
  FOREIGN KEY (consent_id) REFERENCES consent(consent_id),
  FOREIGN KEY (organization_id) REFERENCES organization(organization_id),
  FOREIGN KEY (request_id) REFERENCES banking_session(request_id) ON DELETE CASCADE,
  CHECK ((state = 'failed'::text) = (problem IS NOT NULL)),
  CHECK ((state = 'working'::text) = (held_until IS NOT NULL)),
  CHECK (deadline_at > begun_at),
  CHECK (kind = ANY (ARRAY['AccountsDetail'::text, 'AccountsSummary'::text, 'Statements'::text])),
  CHECK (state = ANY (ARRAY['working'::text, 'waiting'::text, 'kept'::text, 'failed'::text, 'over'::text]))
);
CREATE INDEX session_read_consent ON session_read USING btree (consent_id);
CREATE INDEX session_read_expiry ON session_read USING btree (expires_at);
CREATE INDEX session_read_unfinished ON session_read USING btree (organization_id) WHERE (state = ANY (ARRAY['working'::text, 'waiting'::text]));

create table session_read_part (
  part_id uuid not null,
  read_id uuid not null,
  request_id uuid not null,
  kind text not null,
  place integer not null,
  part_sealed text not null,
  PRIMARY KEY (part_id),
  UNIQUE (read_id, place),
  FOREIGN KEY (request_id, kind) REFERENCES session_read(request_id, kind) ON DELETE CASCADE,
  CHECK (place >= 0)
);
CREATE INDEX session_read_part_read ON session_read_part USING btree (request_id, kind);

create table share (
  share_id text not null,
  login_id uuid not null,
  consent_id text not null,
  account_handle uuid not null,
  access_token_mac text not null,
  access_token_sealed text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  last_read_at timestamp with time zone,
  last_read_by uuid,
  ended_at timestamp with time zone,
  ended_because text,
  PRIMARY KEY (share_id),
  UNIQUE (access_token_mac),
  UNIQUE (consent_id, account_handle),
  FOREIGN KEY (account_handle) REFERENCES account_handle(account_handle),
  FOREIGN KEY (consent_id) REFERENCES consent(consent_id),
  FOREIGN KEY (last_read_by) REFERENCES sharing_partner(permission_id),
  FOREIGN KEY (login_id) REFERENCES login(login_id) ON DELETE CASCADE,
  CHECK ((ended_at IS NULL) = (ended_because IS NULL)),
  CHECK (ended_because = ANY (ARRAY['customer'::text, 'operator'::text])),
  CHECK (expires_at > created_at)
);
CREATE INDEX share_login ON share USING btree (login_id);

create table shared_count (
  key_mac text not null,
  minute timestamp with time zone not null,
  count integer not null,
  PRIMARY KEY (key_mac, minute),
  CHECK (count > 0)
);
CREATE INDEX shared_count_minute ON shared_count USING btree (minute);

create table sharing_partner (
  permission_id uuid not null,
  organization_id text not null,
  name text not null,
  auth_secret_mac text not null,
  auth_secret_sealed text not null,
  is_enabled boolean not null default true,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  PRIMARY KEY (permission_id),
  UNIQUE (auth_secret_mac),
  UNIQUE (organization_id, name),
  FOREIGN KEY (organization_id) REFERENCES organization(organization_id),
  CHECK (length(name) >= 1 AND length(name) <= 100)
);

create table signing_key (
  kid text not null,
  public_jwk jsonb not null,
  private_key_sealed text,
  created_at timestamp with time zone not null,
  sign_from timestamp with time zone not null,
  retired_at timestamp with time zone,
  PRIMARY KEY (kid),
  CHECK ((retired_at IS NULL) = (private_key_sealed IS NOT NULL))
);

create table trial (
  trial_id text not null,
  provider_id integer not null,
  begun_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  state text not null,
  leased_until timestamp with time zone,
  browser_hash text,
  operator_id text,
  signed_in_sealed text,
  steps jsonb not null default '[]'::jsonb,
  PRIMARY KEY (trial_id),
  FOREIGN KEY (operator_id) REFERENCES operator(operator_id),
  FOREIGN KEY (provider_id) REFERENCES provider(provider_id),
  CHECK ((state = 'reading'::text) = (signed_in_sealed IS NOT NULL)),
  CHECK (state = ANY (ARRAY['checking'::text, 'waiting'::text, 'reading'::text, 'done'::text]))
);
CREATE INDEX trial_due ON trial USING btree (begun_at) WHERE (state = ANY (ARRAY['checking'::text, 'reading'::text]));
CREATE INDEX trial_expiry ON trial USING btree (expires_at);
CREATE INDEX trial_provider ON trial USING btree (provider_id, begun_at);

create table upstream_token (
  bank_grant_mac text not null,
  provider_id integer not null,
  tokens_sealed text not null,
  version integer not null default 1,
  rotates boolean,
  renew_before timestamp with time zone,
  changed_at timestamp with time zone not null,
  renewal_id text,
  renewal_until timestamp with time zone,
  ended_at timestamp with time zone,
  trouble text,
  trouble_at timestamp with time zone,
  PRIMARY KEY (bank_grant_mac),
  FOREIGN KEY (provider_id) REFERENCES provider(provider_id),
  CHECK ((renewal_id IS NULL) = (renewal_until IS NULL)),
  CHECK ((trouble IS NULL) = (trouble_at IS NULL)),
  CHECK (version > 0)
);
CREATE INDEX upstream_token_renewal ON upstream_token USING btree (renew_before) WHERE ((renew_before IS NOT NULL) AND (ended_at IS NULL));
CREATE INDEX upstream_token_trouble ON upstream_token USING btree (provider_id, trouble_at) WHERE (trouble_at IS NOT NULL);
CREATE INDEX upstream_token_under_way ON upstream_token USING btree (provider_id) WHERE (renewal_id IS NOT NULL);

create table visit (
  visit_id text not null,
  browser_hash text not null,
  provider_id integer not null,
  signed_in_sealed text,
  begun_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  PRIMARY KEY (visit_id),
  UNIQUE (browser_hash),
  FOREIGN KEY (provider_id) REFERENCES provider(provider_id),
  CHECK (expires_at > begun_at)
);
CREATE INDEX visit_expiry ON visit USING btree (expires_at);

create table webhook (
  webhook_id text not null,
  organization_id text not null,
  kinds text[] not null,
  PRIMARY KEY (webhook_id),
  FOREIGN KEY (organization_id) REFERENCES organization(organization_id),
  FOREIGN KEY (webhook_id) REFERENCES destination(destination_id),
  CHECK (cardinality(kinds) > 0 AND kinds <@ ARRAY['KYC'::text, 'GetAccountsDetail'::text])
);
CREATE INDEX webhook_organization ON webhook USING btree (organization_id);

create table webhook_message (
  message_id text not null,
  sequence bigint not null generated always as identity,
  webhook_id text not null,
  kind text not null,
  cause text not null,
  login_id uuid,
  request_id uuid not null,
  language text not null,
  tag text,
  request jsonb,
  created_at timestamp with time zone not null,
  body_sealed text,
  body_until timestamp with time zone,
  read_at timestamp with time zone,
  problem text,
  answer text,
  PRIMARY KEY (message_id),
  UNIQUE (sequence),
  FOREIGN KEY (login_id) REFERENCES login(login_id) ON DELETE CASCADE,
  FOREIGN KEY (webhook_id) REFERENCES webhook(webhook_id),
  CHECK ((body_sealed IS NULL) = (body_until IS NULL)),
  CHECK ((login_id IS NULL) = (cause = 'test'::text)),
  CHECK (answer IS NULL OR cause = 'test'::text),
  CHECK (cause = ANY (ARRAY['authorized'::text, 'read'::text, 'refresh'::text, 'test'::text])),
  CHECK (kind = ANY (ARRAY['KYC'::text, 'GetAccountsDetail'::text])),
  CHECK (language = ANY (ARRAY['en'::text, 'fr'::text]))
);
CREATE INDEX webhook_message_body ON webhook_message USING btree (body_until) WHERE (body_sealed IS NOT NULL);
CREATE INDEX webhook_message_created ON webhook_message USING btree (created_at);
CREATE INDEX webhook_message_login ON webhook_message USING btree (login_id, created_at);
CREATE INDEX webhook_message_webhook ON webhook_message USING btree (webhook_id, sequence);
