-- What kind of account a handle is of, as the bank said when it was shared: known even when the bank cannot read the account.
alter table account_handle add column account_category text;

-- Until now every handle was of the sandbox; one of an account that it does not have is served by nobody.
update account_handle h set account_category = coalesce((
  select case
      when a.product in ('credit_card', 'business_card', 'line_of_credit', 'business_line') then 'LOC_ACCOUNT'
      when a.product in ('mortgage', 'car_loan') then 'LOAN_ACCOUNT'
      when a.product in ('tfsa', 'rrsp') then 'INVESTMENT_ACCOUNT'
      when a.product = 'universal_life' then 'INSURANCE_ACCOUNT'
      when a.product = 'annuity' then 'ANNUITY_ACCOUNT'
      when a.product = 'commercial' then 'COMMERCIAL_ACCOUNT'
      when a.product = 'wallet' then 'DIGITAL_WALLET'
      when a.product = 'instalments' then 'BNPL_ACCOUNT'
    end
  from sandbox_account a where a.account_id = h.bank_account_id), 'DEPOSIT_ACCOUNT');

alter table account_handle
  alter column account_category set not null,
  add check (account_category in ('DEPOSIT_ACCOUNT', 'LOAN_ACCOUNT', 'LOC_ACCOUNT', 'INVESTMENT_ACCOUNT',
    'INSURANCE_ACCOUNT', 'ANNUITY_ACCOUNT', 'COMMERCIAL_ACCOUNT', 'DIGITAL_WALLET', 'BNPL_ACCOUNT'));

-- The books write each row from the account that it is of; to look it up once more was a fifth of the first start.
alter table sandbox_transaction drop constraint sandbox_transaction_account_id_fkey;
