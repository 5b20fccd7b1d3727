-- What recipients are told: events, who subscribed to them, and the delivery of each to each.

-- Written in the act that caused it; without personal data. Points at the rest by value, as the journal does.
create table event (
  event_id text primary key,
  -- The order of writing. The acts on one consent come one after the other, and so do its events.
  sequence bigint generated always as identity unique,
  -- The order of giving out. Given when the act is over, so that whoever reads on from a position misses nothing.
  position bigint unique,
  at timestamptz not null,
  kind text not null,
  actor_kind text not null check (actor_kind in ('client', 'customer', 'operator', 'system')),
  client_id text not null references recipient,
  provider_id integer not null references provider,
  consent_id text,
  account_handle uuid
);
create index event_unplaced on event (sequence) where position is null;
create index event_recipient on event (client_id, position);

create table notification_subscription (
  subscription_id text primary key,
  client_id text not null references recipient,
  type text not null,
  category text not null,
  callback_url text not null,
  effective_date date not null,
  -- What deliveries are signed with; gone when the subscription has ended.
  secret_sealed text,
  created_at timestamptz not null,
  ended_at timestamptz,
  ended_because text check (ended_because in ('recipient', 'gone')),
  -- How the last attempt went, and since when none succeeded.
  attempted_at timestamptz,
  outcome text,
  failing_since timestamptz,
  check ((ended_at is null) = (ended_because is null)),
  check ((ended_at is null) = (secret_sealed is not null)),
  check ((attempted_at is null) = (outcome is null))
);
create index notification_subscription_client on notification_subscription (client_id);

create table notification_delivery (
  subscription_id text not null references notification_subscription,
  event_id text not null references event,
  -- The event's.
  position bigint not null,
  -- What must stay in order: a consent, or a provider. The next delivery of it waits until this one is settled.
  subject text not null,
  attempts integer not null default 0,
  due_at timestamptz not null,
  -- A node is at it. When the node dies, another one tries again from this moment on.
  leased_until timestamptz,
  settled_at timestamptz,
  settled_as text check (settled_as in ('delivered', 'given-up')),
  primary key (subscription_id, event_id),
  check ((settled_at is null) = (settled_as is null)),
  check (settled_at is null or leased_until is null)
);
create index notification_delivery_due on notification_delivery (due_at) where settled_at is null;
create index notification_delivery_subject on notification_delivery (subscription_id, subject, position)
  where settled_at is null;
create index notification_delivery_given_up on notification_delivery (subscription_id) where settled_as = 'given-up';

-- Logos that are still to be fetched from logo_uri; a row goes when it was, or was given up.
create table logo_fetch (
  client_id text primary key references recipient,
  attempts integer not null default 0,
  due_at timestamptz not null
);
create index logo_fetch_due on logo_fetch (due_at);
insert into logo_fetch (client_id, due_at) select client_id, now() from recipient where logo is null;
