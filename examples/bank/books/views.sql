-- What Portage reads: the views of docs/views.md, over the credit union's own tables. A column that it lacks is left out.

create schema portage;

create view portage.customer as
select
  member_no as customer_id,
  'CONSUMER' as type,
  given_name as name__first,
  family_name as name__last,
  born as date_of_birth,
  joined as customer_start_date,
  jsonb_build_array(email) as emails,
  jsonb_build_array(jsonb_build_object(
    'type', 'HOME', 'line1', street, 'city', city, 'region', province, 'postalCode', postcode, 'country', 'CA'
  )) as addresses,
  jsonb_build_array(jsonb_build_object('type', 'CELL', 'country', '1', 'number', phone)) as telephones
from core.member;

create view portage.account as
select
  account_no as account_id,
  case kind
    when 'mortgage' then 'LOAN_ACCOUNT' when 'line' then 'LOC_ACCOUNT' when 'rrsp' then 'INVESTMENT_ACCOUNT' else 'DEPOSIT_ACCOUNT'
  end as account_category,
  case kind
    when 'chequing' then 'CHECKING' when 'savings' then 'SAVINGS' when 'mortgage' then 'MORTGAGE' when 'line' then 'LINEOFCREDIT'
    when 'term' then 'TERM' else 'REGISTEREDRETIREMENTSAVINGSPLAN'
  end as account_type,
  case kind
    when 'chequing' then 'Everyday Chequing' when 'savings' then 'Tide Savings' when 'mortgage' then 'Home Mortgage'
    when 'line' then 'Line of Credit' when 'term' then 'Three-Year Term' else 'Retirement Savings'
  end as product_name,
  'OPEN' as status,
  account_no::text as account_number,
  right(account_no::text, 4) as account_number_display,
  opened as account_open_date,
  'CAD' as currency__currency_code,
  case when kind in ('mortgage', 'line') then 'LIABILITY' else 'ASSET' end as balance_type,
  '899' as bank_institution_id,
  transit as bank_transit_id,
  date_trunc('minute', now()) as balance_as_of,
  case when kind in ('chequing', 'savings', 'term') then balance end as current_balance,
  case when kind in ('chequing', 'savings') then balance end as available_balance,
  case when kind in ('mortgage', 'line') then -balance end as principal_balance,
  case when kind = 'mortgage' then original end as original_principal,
  case when kind = 'line' then credit_limit end as credit_line,
  case when kind = 'line' then credit_limit + balance end as available_credit,
  case when kind = 'rrsp' then balance end as current_value,
  rate as interest_rate,
  case when kind = 'term' then term_months end as term,
  case when kind = 'mortgage' then term_months end as loan_term,
  matures as maturity_date
from core.account;

create view portage.account_holder as
select
  member_no as customer_id,
  account_no as account_id,
  case
    when not exists (select from core.holder as other where other.account_no = own.account_no and not other.is_primary) then 'SOLE_OWNER'
    when is_primary then 'PRIMARY_JOINT'
    else 'SECONDARY_JOINT'
  end as relationship
from core.holder as own;

create view portage.transaction as
select
  entry_no as transaction_id,
  account_no as account_id,
  posted_at as posted_timestamp,
  made_at as transaction_timestamp,
  case when is_pending then 'PENDING' else 'POSTED' end as status,
  abs(amount) as amount,
  case when amount < 0 then 'DEBIT' else 'CREDIT' end as debit_credit_memo,
  words || coalesce(', ' || payee, '') as description,
  case kind when 'POS' then 'POSDEBIT' when 'CONTRIBUTION' then 'DEPOSIT' else kind end as transaction_type
from core.entry;

create view portage.statement as
select statement_no as statement_id, account_no as account_id, ends as statement_date, 'AVAILABLE' as status, document
from core.statement;

create view portage.holding as
select
  account_no || '-' || symbol as holding_id,
  account_no as account_id,
  symbol,
  name as holding_name,
  kind as holding_type,
  'LONG' as position_type,
  units,
  unit_cost as purchased_price,
  unit_price as current_unit_price,
  priced_at::date as current_unit_price_date,
  round(units * unit_price, 2) as market_value,
  'CAD' as currency__currency_code
from core.position;

create view portage.payment_network as
select
  account_no as account_id,
  '0899' || transit as bank_id,
  account_no::text as identifier,
  'ACCOUNT_NUMBER' as identifier_type,
  'CA_ACSS' as type,
  true as transfer_in,
  pays_out as transfer_out
from core.route;
