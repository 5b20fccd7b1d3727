-- Events are removed when they are old; up to which position is noted, so that who missed some is told so.
create index event_at on event (at);
alter table recipient add column events_removed_to bigint not null default 0;
