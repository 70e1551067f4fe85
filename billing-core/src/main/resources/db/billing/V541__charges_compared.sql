-- Up to when the provider's list of charges was compared with this database. A restore takes the mark back with
-- everything else, so that the next comparison begins where this database ends. No row: nothing was compared yet.
create table billing.provider_mark (
    single      boolean     not null primary key default true check (single),
    compared_to timestamptz not null
);
insert into billing.provider_mark (compared_to)
select max(frozen_at) from billing.billing_run having max(frozen_at) is not null;

-- What the provider has charged and no attempt here accounts for.
create table billing.unknown_charge (
    provider_reference text        not null primary key,
    charged_at         timestamptz not null,
    amount_minor       bigint      not null,
    currency           text        not null,
    reference          uuid,                         -- the merchant reference that it names
    plan_id            uuid,                         -- with period_start the line key that it names
    period_start       date,
    attempt            smallint    not null,
    method             text,                         -- the card that paid, by the provider's token
    noticed_at         timestamptz not null,
    bill_id            bigint      references billing.bill,
    verdict            text        check (verdict in ('ADOPT', 'WAIT', 'OBJECT')),
    objection          text,                         -- why it cannot be adopted, for a person
    accepted_at        timestamptz,                  -- when a person has answered for it
    check ((verdict = 'OBJECT') = (objection is not null))
);

-- Numbers of invoices begin anew with each epoch: after a restore nobody here knows which ones were given.
create table billing.invoice_epoch (
    label    text        not null primary key,       -- stands in the numbers: the moment at which it began
    begun_at timestamptz not null,
    cause    text        not null
);

-- Payments of a time, in the order of which they are written.
create index payment_attempt_settled on billing.payment_attempt using brin (settled_at);
