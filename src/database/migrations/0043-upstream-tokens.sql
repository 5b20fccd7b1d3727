-- The tokens of a bank's grant that is renewed: kept from the sign-in until the bank has confirmed the grant's release.
create table upstream_token (
  -- The keyed hash of the grant, as consents, sign-ins and releases keep it.
  bank_grant_mac text primary key,
  provider_id integer not null references provider,
  tokens_sealed text not null,
  version integer not null default 1 check (version > 0),
  -- Whether the bank gives a new refresh token with each renewal; empty as long as nobody knows.
  rotates boolean,
  -- The refresh token is over then, unless it is renewed before.
  renew_before timestamptz,
  changed_at timestamptz not null,
  -- The renewal under way, and until when it may be. One that is over and still there has an outcome that nobody knows.
  renewal_id text,
  renewal_until timestamptz,
  -- The bank said that the grant is no more.
  ended_at timestamptz,
  trouble text,
  trouble_at timestamptz,
  check ((renewal_id is null) = (renewal_until is null)),
  check ((trouble is null) = (trouble_at is null))
);
create index upstream_token_trouble on upstream_token (provider_id, trouble_at) where trouble_at is not null;
create index upstream_token_renewal on upstream_token (renew_before) where renew_before is not null and ended_at is null;

-- A consent ends also because its bank ended the grant.
alter table consent drop constraint consent_ended_because_check;
alter table consent add constraint consent_ended_because_check
  check (ended_because in ('customer', 'recipient', 'replaced', 'expired', 'operator', 'bank'));
