-- When an operator last proved who they are: at the sign-in, and again before what gives lasting power.

alter table operator_session add column proved_at timestamptz;
update operator_session set proved_at = created_at;
alter table operator_session alter column proved_at set not null;
