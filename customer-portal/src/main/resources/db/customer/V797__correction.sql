-- What billing corrected, as it told the customer. A write-off ends the payment problem of its plan and period, and a refund is
-- shown with the invoice, in whatever order they arrive. Not foreign keys: billing vouches for them.
create table customer.correction (
    id             uuid        not null primary key,   -- billing's
    customer_id    uuid        not null,
    plan_id        uuid,                               -- null: it corrects no bill, or an older sender told it
    period_start   date,
    kind           text        not null,               -- as billing names it
    amount_minor   bigint      not null,
    currency       char(3)     not null,
    card_last_four char(4),
    made_at        timestamptz not null,
    check ((plan_id is null) = (period_start is null))
);
create index correction_period on customer.correction (customer_id, plan_id, period_start);
