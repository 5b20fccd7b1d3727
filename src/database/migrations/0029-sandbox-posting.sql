-- Lists of the sandbox's transactions go by the day on which each posted, so their totals are told from the order of posting.

-- How many of the account's transactions have posted by this one, itself counted: in order of (posted_at, ordinal), without
-- the holds that are let go.
alter table sandbox_transaction add column posted_count integer check (posted_count >= 0);

update sandbox_transaction t set posted_count = counted.posted
  from (select account_id, ordinal,
      count(*) filter (where not dropped) over (partition by account_id order by posted_at, ordinal) as posted
    from sandbox_transaction) counted
  where t.account_id = counted.account_id and t.ordinal = counted.ordinal;

alter table sandbox_transaction alter column posted_count set not null;

-- Nothing asks any more how many were let go.
drop index sandbox_transaction_dropped;
