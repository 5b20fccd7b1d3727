-- Connect as Flinks Connect: the look and the rules of each organization, and what a trip was asked for with.

alter table organization add column connect_language text check (connect_language in ('en', 'fr'));
alter table organization add column connect_theme text check (connect_theme in ('light', 'dark'));
alter table organization add column connect_accent text check (connect_accent ~ '^#[0-9a-f]{6}$');
alter table organization add column connect_requires_token boolean not null default false;
-- The organization to which /v2/ belongs where a request names none.
alter table organization add column connect_is_default boolean not null default false;
create unique index organization_connect_is_default on organization (connect_is_default) where connect_is_default;

-- What Connect was asked for, beside the consent: how the answer is told, and to whom.
alter table authorization_request add column connect_trip jsonb;
-- The authorize token that it was begun with. Until the decision, and until the token's own end, it can begin anew.
alter table authorization_request add column connect_token_hash text;
alter table authorization_request add column connect_token_ends_at timestamptz;
create unique index authorization_request_connect_token on authorization_request (connect_token_hash);
-- What the page around the frame is told at the end.
alter table authorization_request add column message_sealed text;

-- The Tag of Connect: Authorize answers with it where it is given none.
alter table login add column tag text;

-- Those that are under way: what they were asked for was the address alone.
update authorization_request
  set connect_trip = jsonb_build_object(
    'isEmbedded', redirect_uri like '%/connect/done', 'follows', 'nobody', 'asText', false, 'hasCloseButton', false)
  where for_connect;
