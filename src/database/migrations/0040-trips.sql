-- A trip to a bank: the customer or the operator leaves with a state, and comes back with it to the one address that the bank knows.
create table bank_trip (
  state_hash text primary key,
  provider_id integer not null references provider,
  authorization_id text references authorization_request on delete cascade,
  visit_id text references visit on delete cascade,
  trial_id text,
  -- What the connector needs to end the sign-in. Empty once it was taken, or a later trip of the same owner was begun.
  trip_sealed text,
  expires_at timestamptz not null,
  check (num_nonnulls(authorization_id, visit_id, trial_id) = 1)
);
create index bank_trip_authorization on bank_trip (authorization_id) where authorization_id is not null;
create index bank_trip_visit on bank_trip (visit_id) where visit_id is not null;
create index bank_trip_trial on bank_trip (trial_id) where trial_id is not null;
create index bank_trip_expiry on bank_trip (expires_at);

-- Customers who are on their way at this moment begin again.
alter table authorization_request drop column bank_state_hash;
alter table visit drop column bank_state_hash;
