-- How often a key came in a minute, at all servers together: failures and beginnings of strangers. Unlogged, since to
-- forget it after a crash of the database harms nobody.

create unlogged table shared_count (
  key_mac text not null,
  minute timestamptz not null,
  count integer not null check (count > 0),
  primary key (key_mac, minute)
);
create index shared_count_minute on shared_count (minute);
