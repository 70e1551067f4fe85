-- One run freezes the bills of a month; identified by the month's first day.
create table billing.billing_run (
    billing_month date        not null primary key check (extract(day from billing_month) = 1),
    frozen_at     timestamptz not null,
    first_bill    bigint      not null,                -- bills of a run have ids in [first_bill, last_bill]
    last_bill     bigint      not null,
    bills         bigint      not null,
    partitions    int         not null check (partitions > 0)
);

-- One subscription and one period, once: this unique key is what makes billing twice impossible. Frozen with
-- everything that the provider is told, so that the same call can be made again, byte for byte.
create table billing.bill (
    id              bigint        not null generated always as identity primary key,
    billing_month   date          not null references billing.billing_run,
    subscription_id bigint        not null references billing.subscription,
    customer_id     uuid          not null,
    plan_id         uuid          not null,
    contract_code   text          not null,
    contract_name   text          not null,             -- as the catalog called it
    period_start    date          not null,
    period_end      date          not null,            -- exclusive
    reference       uuid          not null default gen_random_uuid(),   -- merchant reference, and root of the idempotency keys
    card_id         uuid,                              -- null: no verified card when the run was frozen
    currency        char(3),
    net_minor       bigint,
    tax_rate        numeric(7, 5),
    tax_minor       bigint,
    total_minor     bigint,
    parked          text,                              -- why it could not be computed; null: it could
    unique (subscription_id, period_start),
    check (period_start < period_end),
    check (parked is not null
        or (currency is not null and net_minor >= 0 and tax_minor >= 0 and total_minor = net_minor + tax_minor))
);

create table billing.payment_attempt (
    bill_id            bigint      not null references billing.bill,
    attempt            smallint    not null,
    state              text        not null check (state in ('APPROVED', 'PENDING', 'SOFT_DECLINE', 'HARD_DECLINE',
                           'CUSTOMER_ACTION', 'THROTTLED', 'NOT_SENT', 'UNKNOWN', 'REJECTED', 'PARKED')),
    card_id            uuid,
    amount_minor       bigint,
    currency           char(3),
    provider_reference text,
    code               text,                           -- the provider's decline or error code
    reason             text,                           -- in words for a person
    attempted_at       timestamptz not null,
    settled_at         timestamptz,
    primary key (bill_id, attempt)
);
-- At most one attempt of a bill is open or has succeeded; UNKNOWN counts as open.
create unique index payment_attempt_one_live on billing.payment_attempt (bill_id)
    where state in ('APPROVED', 'PENDING', 'THROTTLED', 'UNKNOWN', 'PARKED');

-- What was declined, or had no card: looked through for another try when its customer has another card.
create index payment_attempt_unpaid on billing.payment_attempt (bill_id, attempt desc)
    where state in ('SOFT_DECLINE', 'HARD_DECLINE', 'CUSTOMER_ACTION', 'NOT_SENT', 'REJECTED');
create index payment_attempt_hard_declined on billing.payment_attempt (card_id) where state = 'HARD_DECLINE';

create table billing.invoice_series (
    series      text   not null primary key,
    last_number bigint not null
);

-- An issued invoice is a snapshot and never changes. Numbers have no gaps within their series.
create table billing.invoice (
    bill_id            bigint      not null primary key references billing.bill,
    id                 uuid        not null,
    number             text        not null unique,
    customer_id        uuid        not null,
    plan_id            uuid        not null,
    seller             text        not null,
    customer_name      text        not null,
    customer_address   text        not null,
    period_start       date        not null,
    period_end         date        not null,
    issued_on          date        not null,
    currency           char(3)     not null,
    net_minor          bigint      not null,
    tax_minor          bigint      not null,
    total_minor        bigint      not null,
    card_brand         text        not null,
    card_last_four     char(4)     not null,
    provider_reference text        not null,
    paid_at            timestamptz not null,
    check (total_minor = net_minor + tax_minor)
);

create table billing.invoice_line (
    bill_id     bigint        not null references billing.invoice,
    line        smallint      not null,
    description text          not null,
    net_minor   bigint        not null,
    tax_rate    numeric(7, 5) not null,
    tax_minor   bigint        not null,
    primary key (bill_id, line)
);

-- What a person in billing must look at.
create table billing.alert (
    id         uuid        not null primary key,
    bill_id    bigint      not null references billing.bill,
    kind       text        not null,
    reason     text        not null,
    raised_at  timestamptz not null,
    closed_at  timestamptz
);
-- A bill has one open alert of each kind; once it is closed, the next attempt may raise it again.
create unique index alert_open on billing.alert (bill_id, kind) where closed_at is null;

-- The freeze loads these tables in one go; without fresh statistics the first reads would scan them. A function,
-- because only the owner may analyze.
create function billing.refresh_statistics() returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$
begin
    analyze billing.bill, billing.subscription;
end
$$;
