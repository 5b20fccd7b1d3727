-- What a bank last said of the accounts of each consent's customer, so that a change is noticed, and noticed once.

create table account_sighting (
  consent_id text not null references consent,
  -- Keyed hashes: nothing is kept of an account that is not shared, and no number of one that is.
  account_mac text not null,
  -- Absent where the bank does not say it.
  number_mac text,
  closed boolean not null,
  primary key (consent_id, account_mac)
);

alter table consent add column accounts_seen_at timestamptz;
create index consent_accounts_seen on consent (accounts_seen_at nulls first) where ended_at is null;

-- From when on the account is no longer the customer's, and therefore not in their consent either.
alter table consent_account add column lost_at timestamptz;
