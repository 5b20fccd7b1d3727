-- Fills the credit union's tables: 10,000 invented members with eighteen months of entries. The same every time, but for the day.

insert into core.member
select
  n,
  lower(given) || n,
  given,
  family,
  date '1948-01-01' + core.pick(n, 3, 20000),
  1 + core.pick(n, 4, 980) || ' ' || street,
  city,
  province,
  chr(65 + core.pick(n, 8, 8)) || core.pick(n, 9, 10) || 'X ' || core.pick(n, 10, 10) || 'Z' || core.pick(n, 11, 10),
  '+1 902 555 ' || lpad(core.pick(n, 12, 10000)::text, 4, '0'),
  lower(given) || '.' || n || '@member.example',
  day - 700 - core.pick(n, 13, 9000),
  (day - core.pick(n, 14, 400))::timestamptz
from
  (select date :'day' as day) as at,
  (select
    '{Ada,Amara,Anik,Bea,Cleo,Colm,Dara,Denis,Edda,Emil,Fern,Finn,Gwen,Hana,Hugo,Ines,Iris,Jonas,Juno,Kai,
      Lena,Lior,Luce,Mael,Maren,Milo,Nadia,Nils,Noor,Odile,Orla,Otis,Petra,Quinn,Remy,Rosa,Saga,Soren,Thea,
      Yves}'::text[] as given_names,
    '{Aldgrave,Bellamere,Bramwick,Caskwell,Corvane,Dellarue,Dunmarsh,Eastvane,Farrowby,Fenmoor,Glasspool,
      Greymont,Hartsong,Haverlane,Inglesea,Junevale,Keelburn,Larkhaven,Lindqvale,Marchbank,Merrivane,
      Northcove,Oakhollow,Pellerand,Quillfeather,Ravensholt,Saltmarsh,Seabright,Stonewick,Tarnfield,
      Thornquay,Umberline,Vallecourt,Wavering,Westerbrook,Wintermere,Yarrowgate,Zephyrine,Ternhaven,
      Harbourne}'::text[] as family_names,
    '{Quay Street,Lantern Lane,Spruce Road,Chapel Hill,Wharf Road,Tern Avenue,Mill Cove Road,Heather Close}'::text[] as streets,
    '{Tern Bay,Gull Landing,Saltbox Cove,Port Lumen,Merrow}'::text[] as cities,
    '{NS,NB,PE,NL,NS}'::text[] as provinces
  ) as words,
  generate_series(1, :members) as n,
  lateral (select
    given_names[1 + core.pick(n, 1, 40)] as given,
    family_names[1 + core.pick(n, 2, 40)] as family,
    streets[1 + core.pick(n, 5, 8)] as street,
    cities[1 + core.pick(n, 6, 5)] as city,
    provinces[1 + core.pick(n, 6, 5)] as province
  ) as picked;

-- One to six accounts each: everybody has a chequing account.
insert into core.account (account_no, kind, transit, opened, original, credit_limit, rate, term_months, matures)
select
  10000000 + member_no * 10 + place,
  kind,
  (array['00417', '00418', '00523'])[1 + core.pick(member_no, 20, 3)],
  greatest(joined, date :'day' - 600 - core.pick(member_no, 30 + place, 2000)),
  case kind
    when 'mortgage' then 90000 + 1000 * core.pick(member_no, 21, 400)
    when 'term' then 2000 + 500 * core.pick(member_no, 22, 80)
  end,
  case kind when 'line' then 5000 + 1000 * core.pick(member_no, 23, 30) end,
  case kind
    when 'savings' then 1.5 when 'mortgage' then 3.9 + core.pick(member_no, 24, 20) * 0.1 when 'line' then 8.45 when 'term' then 3.25
  end,
  case kind when 'mortgage' then 300 when 'term' then 36 end,
  case kind
    when 'mortgage' then (date :'day' + 700 + core.pick(member_no, 25, 1000))::date
    when 'term' then (date :'day' + 30 + core.pick(member_no, 26, 400))::date
  end
from
  core.member,
  (values (0, 'chequing', 100), (1, 'savings', 65), (2, 'mortgage', 22), (3, 'line', 28), (4, 'term', 18), (5, 'rrsp', 24))
    as sort (place, kind, share)
where core.pick(member_no, 40 + place, 100) < share or member_no = 1;

insert into core.holder
select account_no, (account_no - 10000000) / 10, true from core.account;

-- Some chequing accounts and mortgages are held together with the next member.
insert into core.holder
select account_no, member_no + 1, false
from core.account, lateral (select (account_no - 10000000) / 10 as member_no) as owner
where kind in ('chequing', 'mortgage') and member_no < :members and (core.pick(member_no, 50, 8) = 0 or member_no = 1);

create temporary table month as
select n, (date_trunc('month', date :'day') - make_interval(months => n))::date as first
from generate_series(0, 17) as n;

/* What happens every month: on which day, and for how many cents: of the pay, of the sum at the beginning, and up to so many more. */
create temporary table habit (account_kind, no, is_busy, day, spread, pay_percent, original_permyriad, least, more, words, payee, kind) as
values
  ('chequing', 1, false, 0, 1, 100, 0, 37, 0, 'Payroll deposit', 'Merrow Fisheries', 'DIRECTDEPOSIT'),
  ('chequing', 2, false, 1, 1, -72, 0, 0, 0, 'Rent and household', 'Lantern Lane Homes', 'BILLPAYMENT'),
  ('chequing', 3, false, 3, 6, 0, 0, -1200, -14000, 'Groceries', 'Saltbox Grocers', 'POS'),
  ('chequing', 4, true, 8, 1, 0, 0, -6100, -9000, 'Electricity', 'Tidewater Power', 'BILLPAYMENT'),
  ('chequing', 5, true, 10, 7, 0, 0, -400, -4000, 'Coffee and books', 'The Gull & Quill', 'POS'),
  ('chequing', 6, true, 11, 8, 0, 0, -900, -3000, 'Lunch', 'Wharf Street Kitchen', 'POS'),
  ('chequing', 7, true, 14, 1, 12, 0, 0, 0, 'Side income', 'Port Lumen Arts', 'DIRECTDEPOSIT'),
  ('chequing', 8, true, 17, 8, 0, 0, -2000, -7000, 'Fuel', 'Point Light Fuels', 'POS'),
  ('chequing', 9, true, 18, 9, 0, 0, -1200, -11000, 'Groceries', 'Saltbox Grocers', 'POS'),
  ('chequing', 10, true, 20, 6, 0, 0, -2000, -4000, 'Cash withdrawal', 'Tern Bay branch', 'ATMWITHDRAWAL'),
  ('savings', 1, false, 2, 3, 0, 0, 2500, 20000, 'Transfer in', null, 'TRANSFER'),
  ('savings', 2, true, 25, 1, 0, 0, 80, 900, 'Interest', null, 'INTEREST'),
  ('mortgage', 1, false, 14, 1, 0, 58, 0, 0, 'Mortgage payment', null, 'PAYMENT'),
  ('line', 1, false, 6, 9, 0, 0, -4000, -26000, 'Advance', null, 'TRANSFER'),
  ('line', 2, false, 20, 1, 0, 0, 3500, 27000, 'Payment', null, 'PAYMENT'),
  ('term', 1, false, 25, 1, 0, 27, 0, 0, 'Interest', null, 'INTEREST'),
  ('rrsp', 1, false, 15, 1, 0, 0, 5000, 25000, 'Contribution', null, 'DEPOSIT');

set timezone = 'America/Halifax';

-- Eighteen months of habits, after the entry that brings the balance forward. One member in ten uses the account a lot.
insert into core.entry
select
  row_number() over (order by made_at, account_no, no),
  account_no,
  case when not is_pending then posted_at end,
  made_at,
  cents / 100.0,
  case when not is_pending then sum(cents) over (partition by account_no order by posted_at, no) / 100.0 end,
  words,
  payee,
  kind,
  is_pending
from (
  select *, posted_at >= (date :'day')::timestamptz as is_pending
  from (
    select *, made_at + case kind when 'POS' then interval '20 hours' else interval '0' end as posted_at
    from (
      select
        account_no,
        no,
        (first + day + core.pick(key, 100 + no, spread))::timestamptz
          + interval '1 minute' * (480 + core.pick(key, 200 + no, 600)) as made_at,
        (pay_percent * (1700 + core.pick(account_no, 60, 2600)) + coalesce(original, 0)::bigint * original_permyriad / 100
          + least + sign(more)::integer * core.pick(key, 300 + no, abs(more) + 1))::bigint as cents,
        words,
        payee,
        habit.kind
      from
        (select *, core.pick((account_no - 10000000) / 10, 27, 10) = 0 or account_no < 10000050 as busy from core.account) as account
        join habit on account_kind = account.kind and (busy or not is_busy),
        month,
        lateral (select account_no * 100::bigint + n as key) as base
      union all
      select
        account_no,
        0,
        ((select min(first) from month) - 1)::timestamptz + interval '9 hours',
        case kind
          when 'chequing' then 90000 + core.pick(account_no, 80, 400000)
          when 'savings' then 20000 + core.pick(account_no, 81, 2000000)
          when 'mortgage' then -100 * original
          when 'line' then -core.pick(account_no, 82, 300000)
          when 'term' then 100 * original
          else 400000 + core.pick(account_no, 83, 6000000)
        end,
        'Balance brought forward',
        null,
        'ADJUSTMENT'
      from core.account
      union all
      select account_no, 20, (date :'day' - 1)::timestamptz + interval '18 hours', -640, 'Bread', 'Quayside Bakery', 'POS'
      from core.account
      where kind = 'chequing' and account_no < 10001000
    ) as made
    where made_at < (date :'day')::timestamptz + interval '8 hours'
  ) as posted
) as entry;

update core.account
set balance = sum
from (select account_no as no, sum(amount) from core.entry where not is_pending group by account_no) as total
where account_no = no;

-- One member in twenty-five has statements as files: one for each of the last twelve months.
create index on core.entry (account_no, posted_at, entry_no);

insert into core.statement (account_no, starts, ends, document)
select
  account_no,
  first,
  ends,
  core.pdf(
    array['Tern Bay Credit Union', 'Account ' || account_no || ', ' || first || ' to ' || ends, '']
      || coalesce(lines, array['No transactions in this month.'])
  )
from
  core.account,
  month,
  lateral (select (first + interval '1 month')::date - 1 as ends) as last,
  lateral (
    select
      array_agg(
        to_char(posted_at, 'YYYY-MM-DD') || '  ' || rpad(words, 28) || lpad(to_char(amount, 'FM999,990.00'), 14)
          || lpad(to_char(balance_after, 'FM9,999,990.00'), 16)
        order by posted_at, entry_no
      ) as lines
    from core.entry
    where entry.account_no = account.account_no and posted_at >= first::timestamptz and posted_at < (ends + 1)::timestamptz
  ) as written
where kind in ('chequing', 'savings', 'line') and n between 1 and 12
  and (core.pick((account_no - 10000000) / 10, 90, 25) = 0 or account_no < 10000050)
order by first, account_no;

insert into core.route
select account_no, transit, kind = 'chequing' from core.account where kind in ('chequing', 'savings');

insert into core.position
select account_no, symbol, name, sort, round(balance * share / price, 4), round(price * 0.9, 4), price, (date :'day')::timestamptz
from
  core.account,
  (values
    ('TBAL', 'Tern Balanced Fund', 'MUTUALFUND', 0.5, 21.4400),
    ('MRWF', 'Merrow Fisheries Inc.', 'STOCK', 0.3, 48.1250),
    ('TB28', 'Tern Bay 3.4 % 2028', 'BOND', 0.2, 99.2500)
  ) as paper (symbol, name, sort, share, price)
where kind = 'rrsp';

create index on core.holder (account_no);
create unique index on core.entry (entry_no);
create index on core.entry (account_no, made_at, entry_no);
create index on core.statement (account_no, ends, statement_no);
create unique index on core.statement (statement_no);
analyze;
