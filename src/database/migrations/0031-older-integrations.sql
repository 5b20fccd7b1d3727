-- Integrations from before the authorize token, recipients of which little is known, and apps that forget their refresh token.

-- By what an organization's servers are known; each level is weaker than the one before.
alter table organization add column integration text not null default 'strict'
  check (integration in ('strict', 'any_credential', 'open_authorize', 'open_reads'));

-- Null where no authorize token began the session.
alter table banking_session alter column token_hash drop not null;

alter table recipient alter column logo_uri drop not null;
alter table recipient alter column client_uri drop not null;
alter table recipient alter column terms_uri drop not null;

-- Whether a refresh is answered with the refresh token again, for apps that forget the one they have.
alter table recipient add column repeats_refresh_token boolean not null default false;
