-- What a suspended app need not know is passed over; and nothing waits for a subscription that has ended.

alter table notification_delivery drop constraint notification_delivery_settled_as_check;
alter table notification_delivery add constraint notification_delivery_settled_as_check
  check (settled_as in ('delivered', 'given-up', 'withheld'));

delete from notification_delivery d using notification_subscription s
  where s.subscription_id = d.subscription_id and s.ended_at is not null and d.settled_at is null;
