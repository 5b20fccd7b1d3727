-- A key that has retired signs nothing any more: its private half is gone.
alter table signing_key alter column private_key_sealed drop not null;
update signing_key set private_key_sealed = null where retired_at is not null;
alter table signing_key add constraint signing_key_private_until_retired
  check ((retired_at is null) = (private_key_sealed is not null));
