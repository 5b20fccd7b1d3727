-- A test that failed is over, and nothing that was promised was given up.
alter table delivery drop constraint delivery_settled_as_check;
alter table delivery add constraint delivery_settled_as_check
  check (settled_as in ('delivered', 'given-up', 'withheld', 'failed'));
