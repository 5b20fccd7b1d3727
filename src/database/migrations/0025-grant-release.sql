-- What ends here ends at the bank: the release of a grant is written in the act that ended it, and delivered by a job.

-- A keyed hash of the grant, by which those are found that rest on the same one.
alter table consent add column bank_grant_mac text;
create index consent_bank_grant on consent (bank_grant_mac) where ended_at is null;

-- What the bank granted at the sign-in, sealed by itself, so that it can be released without being opened.
alter table authorization_request add column bank_grant_sealed text;
alter table authorization_request add column bank_grant_mac text;
-- Whoever is on the way signs in once more.
update authorization_request set signed_in_sealed = null, chosen_accounts = null where signed_in_sealed is not null;
alter table authorization_request add check ((signed_in_sealed is null) = (bank_grant_sealed is null));
alter table authorization_request add check ((bank_grant_sealed is null) = (bank_grant_mac is null));
create index authorization_request_held on authorization_request (expires_at) where bank_grant_sealed is not null;
create index authorization_request_bank_grant on authorization_request (bank_grant_mac) where bank_grant_mac is not null;

-- Gone when the bank has confirmed it.
create table grant_release (
  release_id text primary key,
  provider_id integer not null references provider,
  bank_grant_sealed text not null,
  -- Absent for one from before this table.
  bank_grant_mac text,
  -- The consent that it was held for; absent for a sign-in that came to nothing.
  consent_id text,
  written_at timestamptz not null,
  attempts integer not null default 0,
  due_at timestamptz not null,
  -- A node is at it. When the node dies, another one tries again from this moment on.
  leased_until timestamptz
);
create index grant_release_due on grant_release (provider_id, due_at);
