-- A token that a token made ends with it.
alter table operator_token add column parent_id text references operator_token on delete cascade;
create index operator_token_parent on operator_token (parent_id);
