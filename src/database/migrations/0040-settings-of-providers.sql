-- Each provider has settings of its own, which its connector reads. The version grows by one with each change of them.
alter table provider add column settings jsonb not null default '{}';
alter table provider add column settings_version integer not null default 1 check (settings_version > 0);
