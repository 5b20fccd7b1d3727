-- The accounts of a consent stay in the order in which the bank offered them. Of former consents it is not known.

alter table consent_account add column place integer not null default 0;
