-- The line key of a bill: the plan and the first day of the period. It consists of facts that outlive this database,
-- unlike subscription_id, which is drawn from a sequence, and unlike a reference drawn by chance. Existing bills have it
-- already, since both columns are there.
create unique index bill_line_key on billing.bill (plan_id, period_start);

-- Bills that were frozen before keep the idempotency key and the request that may have been sent already.
alter table billing.bill add column keyed_by_line boolean not null default false;
alter table billing.bill alter column keyed_by_line set default true;
