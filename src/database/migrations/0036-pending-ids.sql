-- A recipient may want another id for a transaction while it is pending, as Plaid's Core Exchange asks of a bank.

alter table recipient add column separate_pending_ids boolean not null default false;
