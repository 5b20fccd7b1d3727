-- Renewals under way, and those whose outcome nobody knows, are counted for each bank.
create index upstream_token_under_way on upstream_token (provider_id) where renewal_id is not null;
