-- A bill that is no longer owed as it was frozen, and was certainly not sent, is void. The row of a bill that is frozen
-- anew changes; what it said before is kept in a row of its own, void.
alter table billing.bill
    add column state     char(2),                    -- whose sales tax applies; null: frozen before this was noted
    add column voided    text,                       -- why it counts no more; null: it counts
    add column voided_at timestamptz,
    add check ((voided is null) = (voided_at is null));

-- No period is billed twice: of one subscription and period one bill counts.
create unique index bill_period on billing.bill (subscription_id, period_start) where voided is null;
alter table billing.bill drop constraint bill_subscription_id_period_start_key;
drop index billing.bill_line_key;
create unique index bill_line_key on billing.bill (plan_id, period_start) where voided is null;

create index bill_void on billing.bill (id) where voided is not null;
create index bill_void_line on billing.bill (plan_id, period_start) where voided is not null;
create index bill_parked on billing.bill (id) where parked is not null and voided is null;
create index unknown_charge_line on billing.unknown_charge (plan_id, period_start);

-- Up to which bill of a partition a first attempt may have been sent. It is written by the transaction that checks a page
-- of bills, before any of them is sent.
create table billing.charging_mark (
    billing_month date        not null references billing.billing_run on delete cascade,
    partition     int         not null,
    begun_to      bigint      not null,
    begun_at      timestamptz not null,
    primary key (billing_month, partition)
);
