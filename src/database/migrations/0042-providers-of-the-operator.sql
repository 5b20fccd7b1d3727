-- Providers belong to the operator: one is described whole before it opens, and stays described after it has closed for good.
alter table provider drop constraint provider_status_check;
alter table provider add constraint provider_status_check check (status in ('DRAFT', 'ACTIVE', 'DISABLED', 'RETIRED'));
alter table provider add column address text;
alter table provider add column institution_number text check (institution_number ~ '^[0-9]{3}$');
alter table provider add column transit_numbers text[] not null default '{}';
alter table provider add column routing_numbers text[] not null default '{}';
alter table provider add column time_zone text not null default 'America/Toronto';

-- What a connector needs and nobody is shown again: client secrets, private keys, connection strings.
create table provider_secret (
  provider_secret_id text primary key,
  provider_id integer not null references provider,
  name text not null,
  value_sealed text not null,
  set_at timestamptz not null,
  set_by_kind text not null,
  set_by_id text not null,
  unique (provider_id, name)
);

-- When the last consent of a retired provider had ended: a job ends them, so many at a time.
alter table provider add column consents_ended_at timestamptz;

-- What the test banks of the demonstration said of themselves elsewhere until now.
update provider set institution_number = '990', transit_numbers = '{00142}', routing_numbers = '{099000142,110000000}'
  where provider_id = 1000 and connector = 'sandbox';
update provider set institution_number = '991', transit_numbers = '{20718}', routing_numbers = '{099120718}'
  where provider_id = 1001 and connector = 'sandbox';
