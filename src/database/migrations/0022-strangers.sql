-- What a stranger does is in the journal once somebody has signed in at the bank. Until then it is kept here: in which
-- requests the authorization was begun and its customer left for the bank; null as soon as the journal has it.
alter table authorization_request
  add column start_request_id text,
  add column left_request_id text,
  add column challenge_reused boolean not null default false;

-- Attempts fade with time, so that a few wrong ones an hour never lock a name: how many there are is no whole number any
-- more, and when the last one was is part of it. What was counted before is forgotten.
delete from operator_attempt;
alter table operator_attempt
  alter column attempts type double precision,
  add column attempted_at timestamptz not null default now();
