-- What an app asked for beyond clusters: how long a consent lasts and how far back it reaches. And how a consent or an app ends.

-- All are absent where a scope alone was asked: then a consent lasts as long as the server lets it, and reaches back all the way.
alter table authorization_request add column duration_type text
  check (duration_type in ('ONE_TIME', 'PERSISTENT', 'TIME_BOUND'));
alter table authorization_request add column duration_days integer check (duration_days > 0);
-- Days before each request of data.
alter table authorization_request add column lookback_days integer check (lookback_days > 0);
alter table authorization_request add check ((duration_days is not null) = (duration_type is not distinct from 'TIME_BOUND'));

alter table consent add column duration_type text check (duration_type in ('ONE_TIME', 'PERSISTENT', 'TIME_BOUND'));
alter table consent add column duration_days integer check (duration_days > 0);
alter table consent add column lookback_days integer check (lookback_days > 0);
alter table consent add check ((duration_days is not null) = (duration_type is not distinct from 'TIME_BOUND'));

-- Why, and at whose wish, a consent was revoked, where the recipient who revoked it said so.
alter table consent add column revocation_reason text check (revocation_reason in ('BUSINESS_RULE', 'USER_ACTION'));
alter table consent add column revocation_initiator text check (revocation_initiator in
  ('DATA_ACCESS_PLATFORM', 'DATA_PROVIDER', 'DATA_RECIPIENT', 'INDIVIDUAL', 'MERCHANT', 'VENDOR'));
alter table consent add check ((revocation_reason is null) = (revocation_initiator is null));
alter table consent add check (revocation_reason is null or ended_at is not null);

-- An app that registered itself: the token with which it administers its registration, as a hash, and the rest of what it said.
alter table recipient add column registration_token_hash text unique;
-- The most that it may ask for. Absent: whatever the server allows.
alter table recipient add column duration_types text[] check (cardinality(duration_types) > 0);
alter table recipient add column duration_days integer check (duration_days > 0);
alter table recipient add column lookback_days integer check (lookback_days > 0);
-- Where it is known, and who stands between it and the banks.
alter table recipient add column registry_references jsonb;
alter table recipient add column intermediaries jsonb;

-- An app that is gone for good. Its row stays: the journal and the consents of the past lead to it.
alter table client drop constraint client_status_check;
alter table client add constraint client_status_check check (status in ('ACTIVE', 'SUSPENDED', 'ENDED'));
