-- Apache Fineract as views for Portage, on PostgreSQL. Run it in the tenant's database, as the owner of Fineract's tables.
-- Tried on the schema of Fineract's changelog of 24 October 2024 (develop after 1.10.0, commit 4198b0b), on PostgreSQL 15.
-- It changes none of Fineract's tables. indexes.sql makes the pages quick; docs/views.md describes every column.
--
-- Savings accounts have ids that begin with S, and loans with L: Fineract numbers them apart. The ids of transactions are of one
-- length, so that those of one day keep their order. A customer's id is m_client.id: the claim of your sign-in must hold it.

begin;

create schema if not exists portage;

create or replace view portage.customer as
select
  c.id as customer_id,
  case when c.legal_form_enum = 2 then 'BUSINESS' else 'CONSUMER' end as type,
  c.firstname as name__first,
  c.middlename as name__middle,
  c.lastname as name__last,
  case when c.legal_form_enum = 2 then coalesce(c.fullname, c.display_name) end as business_customer__name,
  c.date_of_birth,
  c.activation_date as customer_start_date,
  case when c.email_address is not null then jsonb_build_array(c.email_address) end as emails,
  case when c.mobile_no is not null
    then jsonb_build_array(jsonb_build_object('type', 'CELL', 'number', c.mobile_no)) end as telephones,
  (select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
      'line1', coalesce(a.address_line_1, a.street), 'line2', a.address_line_2, 'line3', a.address_line_3,
      'city', coalesce(a.city, a.town_village), 'region', region.code_value, 'country', country.code_value,
      'postalCode', a.postal_code)))
    from public.m_client_address ca
    join public.m_address a on a.id = ca.address_id
    left join public.m_code_value region on region.id = a.state_province_id
    left join public.m_code_value country on country.id = a.country_id
    where ca.client_id = c.id and ca.is_active) as addresses
from public.m_client c
-- 300: active; 303 and 304: moving to another office.
where c.status_enum in (300, 303, 304);

create or replace view portage.account as
select
  'S' || s.id::text as account_id,
  'DEPOSIT_ACCOUNT' as account_category,
  case s.deposit_type_enum when 200 then 'CD' when 400 then 'CHECKING' else 'SAVINGS' end as account_type,
  case when s.status_enum in (100, 200) then 'PENDINGOPEN' when s.status_enum >= 600 then 'CLOSED' else 'OPEN' end as status,
  s.account_no as account_number,
  p.name as product_name,
  s.currency_code as currency__currency_code,
  coalesce(s.activatedon_date, s.approvedon_date) as account_open_date,
  s.closedon_date as account_close_date,
  s.account_balance_derived as current_balance,
  s.account_balance_derived - coalesce(s.total_savings_amount_on_hold, 0) - coalesce(s.on_hold_funds_derived, 0)
    + case when s.allow_overdraft then coalesce(s.overdraft_limit, 0) else 0 end as available_balance,
  s.nominal_annual_interest_rate as earned_interest__rate,
  null::numeric as charged_interest__rate,
  null::numeric as principal_balance,
  null::numeric as original_principal,
  null::numeric as pay_off_amount,
  null::date as originating_date,
  null::date as maturity_date,
  null::integer as total_number_of_payments,
  null::date as next_payment_date
from public.m_savings_account s
join public.m_savings_product p on p.id = s.product_id
-- 400 and 500: withdrawn and rejected, which never were accounts.
where s.client_id is not null and s.status_enum not in (0, 400, 500)
union all
select
  'L' || l.id::text,
  'LOAN_ACCOUNT',
  'LOAN',
  case when l.loan_status_id in (100, 200) then 'PENDINGOPEN' when l.loan_status_id = 600 then 'PAID'
    when l.loan_status_id in (601, 602) then 'CLOSED' else 'OPEN' end,
  l.account_no,
  p.name,
  l.currency_code,
  l.disbursedon_date,
  l.closedon_date,
  null,
  null,
  null,
  l.annual_nominal_interest_rate,
  coalesce(l.principal_outstanding_derived, 0),
  coalesce(l.principal_disbursed_derived, l.approved_principal),
  coalesce(l.total_outstanding_derived, 0),
  l.disbursedon_date,
  coalesce(l.maturedon_date, l.expected_maturedon_date),
  l.number_of_repayments::integer,
  (select min(r.duedate) from public.m_loan_repayment_schedule r
    where r.loan_id = l.id and not r.completed_derived and l.loan_status_id = 300)
from public.m_loan l
join public.m_product_loan p on p.id = l.product_id
where l.client_id is not null and l.loan_status_id not in (0, 400, 500);

create or replace view portage.account_holder as
select s.client_id as customer_id, 'S' || s.id::text as account_id, 'SOLE_OWNER' as relationship
from public.m_savings_account s
where s.client_id is not null and s.status_enum not in (0, 400, 500)
union all
select l.client_id, 'L' || l.id::text, 'PRIMARY_BORROWER'
from public.m_loan l
where l.client_id is not null and l.loan_status_id not in (0, 400, 500);

-- Fineract dates transactions by day, in the time zone of the tenant: set the provider's time zone to it. Reversed ones are not
-- there. Accruals, transfers between offices and other entries that move no money are left out.
create or replace view portage.transaction as
select
  'S' || t.savings_account_id::text as account_id,
  'S' || lpad(t.id::text, 12, '0') as transaction_id,
  case when t.transaction_type_enum <> 20 then t.transaction_date end as posted_timestamp,
  t.transaction_date as transaction_timestamp,
  case when t.transaction_type_enum = 20 then 'PENDING' else 'POSTED' end as status,
  case t.transaction_type_enum
    when 1 then 'Deposit' when 2 then 'Withdrawal' when 3 then 'Interest' when 4 then 'Withdrawal fee'
    when 5 then 'Annual fee' when 7 then 'Charge' when 8 then 'Dividend' when 16 then 'Written off'
    when 17 then 'Overdraft interest' when 18 then 'Withholding tax' when 19 then 'Unclaimed balance' else 'Hold' end as description,
  case t.transaction_type_enum
    when 1 then 'DEPOSIT' when 2 then 'WITHDRAWAL' when 3 then 'INTEREST' when 17 then 'INTEREST' when 8 then 'DIVIDEND'
    when 4 then 'FEE' when 5 then 'FEE' when 7 then 'FEE' when 20 then 'WITHDRAWAL' else 'ADJUSTMENT' end as transaction_type,
  case when t.transaction_type_enum in (1, 3, 8) then 'CREDIT' else 'DEBIT' end as debit_credit_memo,
  t.amount,
  t.ref_no as reference,
  null::numeric as payment_details__principal_amount,
  null::numeric as payment_details__interest_amount,
  null::numeric as payment_details__fees_amount
from public.m_savings_account_transaction t
where not t.is_reversed and t.transaction_type_enum in (1, 2, 3, 4, 5, 7, 8, 16, 17, 18, 19, 20)
  -- A hold that was let go is no more.
  and (t.transaction_type_enum <> 20 or t.release_id_of_hold_amount is null)
union all
select
  'L' || t.loan_id::text,
  'L' || lpad(t.id::text, 12, '0'),
  t.transaction_date,
  t.transaction_date,
  'POSTED',
  case t.transaction_type_enum
    when 1 then 'Disbursement' when 2 then 'Repayment' when 4 then 'Interest waived' when 5 then 'Repayment at disbursement'
    when 6 then 'Written off' when 8 then 'Recovery' when 9 then 'Charges waived' when 17 then 'Charge payment'
    when 20 then 'Credit balance refund' when 25 then 'Chargeback' when 26 then 'Charge adjustment' when 28 then 'Down payment'
    else 'Refund' end,
  case when t.transaction_type_enum in (2, 5, 8, 28) then 'PAYMENT' when t.transaction_type_enum = 17 then 'FEE'
    else 'ADJUSTMENT' end,
  case when t.transaction_type_enum in (1, 20, 25) then 'DEBIT' else 'CREDIT' end,
  t.amount,
  t.external_id,
  t.principal_portion_derived,
  t.interest_portion_derived,
  coalesce(t.fee_charges_portion_derived, 0) + coalesce(t.penalty_charges_portion_derived, 0)
from public.m_loan_transaction t
where not t.is_reversed
  and t.transaction_type_enum in (1, 2, 4, 5, 6, 8, 9, 16, 17, 18, 20, 21, 22, 23, 24, 25, 26, 28, 31, 33);

-- Choose a password of your own, and connect with TLS.
create role portage_reader login connection limit 20;
alter role portage_reader set default_transaction_read_only = on;
grant usage on schema portage to portage_reader;
grant select on all tables in schema portage to portage_reader;

commit;
