-- The credit union's own tables, as its core system keeps them. Portage never sees them: it reads the views of views.sql.

create schema core;

/* A number from 0 to below - 1 that is always the same for the same key and purpose. */
create function core.pick(key bigint, purpose integer, below integer) returns integer
language sql immutable parallel safe
return (hashint8extended(key, purpose) & 9007199254740991) % below;

create table core.member (
  member_no integer primary key,
  user_name text not null unique,
  given_name text not null,
  family_name text not null,
  born date not null,
  street text not null,
  city text not null,
  province text not null,
  postcode text not null,
  phone text not null,
  email text not null,
  joined date not null,
  changed timestamptz not null
);

/* kind: chequing, savings, mortgage, line, term, rrsp. A balance owed is positive, as the kind tells. */
create table core.account (
  account_no integer primary key,
  kind text not null,
  transit text not null,
  opened date not null,
  balance numeric(14, 2) not null default 0,
  original numeric(14, 2),
  credit_limit numeric(14, 2),
  rate numeric(6, 3),
  term_months integer,
  matures date
);

create table core.holder (
  account_no integer not null,
  member_no integer not null,
  is_primary boolean not null,
  primary key (member_no, account_no)
);

create table core.entry (
  entry_no bigint not null,
  account_no integer not null,
  posted_at timestamptz,
  made_at timestamptz not null,
  amount numeric(12, 2) not null,
  balance_after numeric(14, 2),
  words text not null,
  payee text,
  kind text not null,
  is_pending boolean not null
);

create table core.statement (
  statement_no integer generated always as identity,
  account_no integer not null,
  starts date not null,
  ends date not null,
  document bytea not null
);

/* By which clearing route money reaches an account. */
create table core.route (
  account_no integer primary key,
  transit text not null,
  pays_out boolean not null
);

create table core.position (
  account_no integer not null,
  symbol text not null,
  name text not null,
  kind text not null,
  units numeric(14, 4) not null,
  unit_cost numeric(12, 4) not null,
  unit_price numeric(12, 4) not null,
  priced_at timestamptz not null,
  primary key (account_no, symbol)
);

/* One page of a PDF with these lines (ISO 32000-1 7.5): six objects, and where each of them begins. */
create function core.pdf(lines text[]) returns bytea
language plpgsql immutable as $$
declare
  content text := 'BT /F1 10 Tf 14 TL 56 780 Td ';
  file text := E'%PDF-1.4\n';
  places text := E'0000000000 65535 f \n';
  line text;
  object text;
begin
  foreach line in array lines loop
    content := content || '(' || regexp_replace(line, '([\\()])', '\\\1', 'g') || ') Tj T* ';
  end loop;
  content := content || 'ET';
  foreach object in array array[
    '1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj',
    '2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj',
    '3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Resources <</Font <</F1 4 0 R>>>>>> endobj',
    '4 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Courier>> endobj',
    '5 0 obj <</Length ' || length(content) || E'>> stream\n' || content || E'\nendstream endobj'
  ] loop
    places := places || lpad(length(file)::text, 10, '0') || E' 00000 n \n';
    file := file || object || E'\n';
  end loop;
  return convert_to(
    file || E'xref\n0 6\n' || places || E'trailer <</Size 6 /Root 1 0 R>>\nstartxref\n' || length(file) || E'\n%%EOF\n',
    'LATIN1'
  );
end $$;
