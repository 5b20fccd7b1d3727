-- What OpenID libraries send: PKCE in place of a state (RFC 9700 2.1), and whom they expect to come back (id_token_hint).

alter table authorization_request drop constraint authorization_request_check3;
alter table authorization_request add check (for_connect or state is not null or code_challenge is not null);

-- The subject of the customer who alone may answer, as the app knows them; absent where anyone may.
alter table authorization_request add column hinted_subject text;
