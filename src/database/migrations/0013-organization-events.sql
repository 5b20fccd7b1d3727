-- What an organization does by itself, such as deleting a login, is told to recipients like what others do.

alter table event drop constraint event_actor_kind_check;
alter table event add constraint event_actor_kind_check
  check (actor_kind in ('client', 'customer', 'operator', 'organization', 'system'));
