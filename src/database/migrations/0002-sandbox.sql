-- The sandbox banks' own books. Portage's tables never refer to them: a real bank keeps its books elsewhere.

create table sandbox_book (
  one boolean primary key default true check (one),
  seed text not null,
  first_start date not null,
  -- The first days of the first and of the last month that is written.
  first_month date not null check (extract(day from first_month) = 1),
  last_month date not null check (extract(day from last_month) = 1 and last_month >= first_month)
);

create table sandbox_account (
  account_id text collate "C" primary key,
  account_key text not null unique,
  provider_id integer not null,
  product text not null,
  account_number text not null,
  nickname text,
  opened_on date not null,
  closed_on date check (closed_on >= opened_on),
  -- Money owed (cards, lines of credit, loans): debits raise the balance and credits lower it.
  owed boolean not null,
  opening_balance numeric(18, 2) not null,
  -- The most that can be owed, or the overdraft of a deposit account.
  credit_limit numeric(18, 2) check (credit_limit >= 0),
  unique (provider_id, account_number)
);

create table sandbox_holder (
  account_id text collate "C" not null references sandbox_account,
  bank_customer_id text not null,
  relationship text not null,
  -- The order in which a customer's accounts are listed.
  place integer not null,
  primary key (bank_customer_id, account_id)
);
create index sandbox_holder_account on sandbox_holder (account_id);

-- A row exists for its readers from transaction_at on, pending until posted_at and posted from then on.
create table sandbox_transaction (
  account_id text collate "C" not null references sandbox_account,
  -- 1, 2, 3... in order of (transaction_at, transaction_id): a page is read by it, a total is a difference of two.
  ordinal integer not null check (ordinal > 0),
  transaction_id text collate "C" not null,
  transaction_at timestamptz not null,
  posted_at timestamptz not null,
  debit_credit text not null check (debit_credit in ('DEBIT', 'CREDIT')),
  amount numeric(18, 2) not null check (amount > 0),
  -- In order of (posted_at, ordinal).
  balance_after numeric(18, 2) not null,
  transaction_type text not null,
  description text not null,
  category text,
  payee text,
  -- The two legs of a transfer within the bank have the same.
  reference text,
  foreign_amount numeric(18, 2) check (foreign_amount > 0),
  foreign_currency text check (foreign_currency ~ '^[A-Z]{3}$'),
  principal_amount numeric(18, 2) check (principal_amount >= 0),
  interest_amount numeric(18, 2) check (interest_amount >= 0),
  symbol text,
  units integer check (units > 0),
  unit_price numeric(18, 2) check (unit_price > 0),
  primary key (account_id, ordinal),
  check (posted_at >= transaction_at and posted_at < transaction_at + interval '8 days'),
  check ((foreign_amount is null) = (foreign_currency is null)),
  check ((principal_amount is null) = (interest_amount is null)),
  check (principal_amount + interest_amount = amount),
  check ((symbol is null) = (units is null) and (units is null) = (unit_price is null)),
  check (units * unit_price = amount)
);
create index sandbox_transaction_made on sandbox_transaction (account_id, transaction_at, ordinal);
create index sandbox_transaction_posted on sandbox_transaction (account_id, posted_at, ordinal);
