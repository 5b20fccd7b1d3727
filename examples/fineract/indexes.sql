-- Indexes on Apache Fineract's tables for the views of views.sql. Each is made without holding writers up, so that the file must
-- not run inside a transaction: psql -f indexes.sql

create index concurrently if not exists portage_savings on public.m_savings_account (('S' || id::text));
create index concurrently if not exists portage_loan on public.m_loan (('L' || id::text));
create index concurrently if not exists portage_savings_client on public.m_savings_account (client_id);
create index concurrently if not exists portage_loan_client on public.m_loan (client_id);
create index concurrently if not exists portage_savings_transaction on public.m_savings_account_transaction
  (('S' || savings_account_id::text), transaction_date desc, ('S' || lpad(id::text, 12, '0')) desc);
create index concurrently if not exists portage_loan_transaction on public.m_loan_transaction
  (('L' || loan_id::text), transaction_date desc, ('L' || lpad(id::text, 12, '0')) desc);
