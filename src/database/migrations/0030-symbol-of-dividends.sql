-- A dividend names its security, like the purchase that it is paid on. It has no units: none change hands.

alter table sandbox_transaction drop constraint sandbox_transaction_check4;
alter table sandbox_transaction add constraint sandbox_transaction_check4
  check ((units is null) = (unit_price is null) and (units is null or symbol is not null));

-- The books write the symbol last in what they say of it.
update sandbox_transaction set symbol = substring(description from '[^ ]+$') where transaction_type = 'DIVIDEND';
