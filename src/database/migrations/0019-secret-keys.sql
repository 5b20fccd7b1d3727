-- The secret keys that what is sealed rests on. Each seals the one key under which values are hashed for ever.
create table secret_key (
  key_id text primary key check (key_id ~ '^[0-9a-f]{16}$'),
  hash_key_sealed text not null,
  since timestamptz not null
);
