-- Deliveries go to destinations: the subscription of a recipient, or the webhook of an organization. A delivery carries
-- an event to the one, or a message to the other; how it is claimed, retried and settled is the same.

create table destination (
  destination_id text primary key,
  kind text not null check (kind in ('subscription', 'webhook')),
  -- The client or the organization whose receiver it is: fairness counts by it.
  owner_id text not null,
  url text not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  ended_because text check (ended_because in ('recipient', 'operator', 'gone')),
  attempted_at timestamptz,
  outcome text,
  failing_since timestamptz,
  check ((ended_at is null) = (ended_because is null)),
  check ((attempted_at is null) = (outcome is null))
);
create index destination_owner on destination (owner_id);

insert into destination
  select subscription_id, 'subscription', client_id, callback_url, created_at, ended_at, ended_because, attempted_at, outcome,
    failing_since
  from notification_subscription;

alter table notification_subscription
  drop column callback_url,
  drop column created_at,
  drop column ended_at,
  drop column ended_because,
  drop column attempted_at,
  drop column outcome,
  drop column failing_since,
  add foreign key (subscription_id) references destination;

create table webhook (
  webhook_id text primary key references destination,
  organization_id text not null references organization,
  kinds text[] not null check (cardinality(kinds) > 0 and kinds <@ array['KYC', 'GetAccountsDetail'])
);
create index webhook_organization on webhook (organization_id);

-- What a webhook is to be told. The body is bank data: it is there only while it is being retried, sealed and for a short time.
create table webhook_message (
  message_id text primary key,
  sequence bigint not null generated always as identity unique,
  webhook_id text not null references webhook,
  kind text not null check (kind in ('KYC', 'GetAccountsDetail')),
  cause text not null check (cause in ('authorized', 'read', 'refresh', 'test')),
  login_id uuid references login on delete cascade,
  request_id uuid not null,
  language text not null check (language in ('en', 'fr')),
  tag text,
  request jsonb,
  created_at timestamptz not null,
  body_sealed text,
  body_until timestamptz,
  read_at timestamptz,
  problem text,
  answer text,
  check ((login_id is null) = (cause = 'test')),
  check ((body_sealed is null) = (body_until is null)),
  check (answer is null or cause = 'test')
);
create index webhook_message_webhook on webhook_message (webhook_id, sequence);
create index webhook_message_login on webhook_message (login_id, created_at);
create index webhook_message_created on webhook_message (created_at);
create index webhook_message_body on webhook_message (body_until) where body_sealed is not null;

create table delivery (
  delivery_id uuid primary key default gen_random_uuid(),
  destination_id text not null references destination,
  event_id text references event,
  message_id text unique references webhook_message on delete cascade,
  position bigint not null,
  subject text not null,
  attempts integer not null default 0,
  due_at timestamptz not null,
  leased_until timestamptz,
  attempted_at timestamptz,
  outcome text,
  settled_at timestamptz,
  settled_as text check (settled_as in ('delivered', 'given-up', 'withheld')),
  unique (destination_id, event_id),
  check ((event_id is null) <> (message_id is null)),
  check ((attempted_at is null) = (outcome is null)),
  check ((settled_at is null) = (settled_as is null)),
  check (settled_at is null or leased_until is null)
);

insert into delivery (destination_id, event_id, position, subject, attempts, due_at, leased_until, settled_at, settled_as)
  select subscription_id, event_id, position, subject, attempts, due_at, leased_until, settled_at, settled_as
  from notification_delivery;

drop table notification_delivery;

create index delivery_event on delivery (event_id);
create index delivery_due on delivery (due_at) where settled_at is null;
create index delivery_subject on delivery (destination_id, subject, position) where settled_at is null;
create index delivery_given_up on delivery (destination_id) where settled_as = 'given-up';

-- The secret that signs webhooks is read again at each attempt, so it is sealed and not only hashed.
alter table organization_credential
  drop constraint organization_credential_kind_check,
  add constraint organization_credential_kind_check check (kind in ('api_secret', 'secret_key', 'x_api_key', 'hmac_secret')),
  add column secret_sealed text,
  add check ((secret_sealed is not null) = (kind = 'hmac_secret' and ended_at is null));
