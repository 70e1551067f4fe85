-- Up to when the provider's events were read. A restore takes the mark back with everything else, so that the events since
-- then are read again. No row: none were read yet.
create table billing.provider_event_mark (
    single  boolean     not null primary key default true check (single),
    read_to timestamptz not null
);

-- What the provider did by itself, as it told it; each event once. Events are kept until they are too old to be told again.
create table billing.provider_event (
    id                text        not null primary key check (id <> ''),   -- the provider's
    at                timestamptz not null,            -- when it happened
    subject           text        not null check (subject in ('REFUND', 'DISPUTE', 'PAYMENT')),
    object            text        not null,            -- the refund, the dispute or the payment
    charge            text        not null,            -- the payment that it is about; empty: none is named
    amount_minor      bigint      not null,
    currency          text        not null,
    status            text        not null,
    words             text        not null,            -- the provider's, such as why a refund failed
    due_by            timestamptz,                     -- until when a dispute can be answered
    correction        uuid,                            -- which of our corrections a refund names
    movements         text[]      not null,            -- balance transactions of a dispute, with their amounts
    movement_minor    bigint[]    not null,
    movement_fees     bigint[]    not null,
    movement_currency text[]      not null,
    objection         text,                            -- why it cannot be read
    read_at           timestamptz not null,
    state             text        not null default 'NEW' check (state in ('NEW', 'APPLIED', 'NO_EFFECT', 'SET_ASIDE')),
    reason            text,                            -- why it is set aside
    run               timestamptz,                     -- the run that decided on it last
    check ((state = 'SET_ASIDE') = (reason is not null)),
    check (cardinality(movements) = cardinality(movement_minor)
        and cardinality(movements) = cardinality(movement_fees)
        and cardinality(movements) = cardinality(movement_currency))
);
create index provider_event_open on billing.provider_event (at, id) where state in ('NEW', 'SET_ASIDE');
create index provider_event_object on billing.provider_event (object);
create index provider_event_run on billing.provider_event (run);
create index provider_event_read on billing.provider_event (read_at);

-- A payment that its customer disputes. The bank can take back at most what was charged.
create table billing.dispute (
    id              text        not null primary key,  -- the provider's
    bill_id         bigint      not null references billing.bill,
    charge          text        not null,
    amount_minor    bigint      not null check (amount_minor > 0),
    currency        char(3)     not null,
    charged_minor   bigint      not null,
    withdrawn_minor bigint      not null default 0,    -- taken back and not returned; only the trigger below writes it
    reason          text        not null,
    status          text        not null,
    status_at       timestamptz not null,
    due_by          timestamptz,
    constraint dispute_not_more_than_charged
        check (amount_minor <= charged_minor and withdrawn_minor between 0 and amount_minor)
);
create index dispute_bill on billing.dispute (bill_id);

-- Money that moved because of a dispute: each balance transaction of the provider once. Its postings have its reference.
create table billing.provider_movement (
    reference    text        not null primary key,     -- the balance transaction
    dispute      text        not null references billing.dispute,
    bill_id      bigint      not null references billing.bill,
    number       smallint    not null,                 -- 1, 2, ... of the bill; its postings have it too
    amount_minor bigint      not null,                 -- below zero: taken from us
    fee_minor    bigint      not null,                 -- above zero: taken from us
    currency     char(3)     not null,
    posted_at    timestamptz not null,
    run          timestamptz not null,
    unique (bill_id, number),
    check (amount_minor <> 0 or fee_minor <> 0)
);
create index provider_movement_run on billing.provider_movement (run);
create index provider_movement_posted on billing.provider_movement using brin (posted_at);
revoke update, delete on billing.provider_movement from billing_app;

create function billing.add_up_movements() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$
begin
    update billing.dispute
       set withdrawn_minor = withdrawn_minor - new.amount_minor
     where id = new.dispute and bill_id = new.bill_id and currency = new.currency;
    if not found then
        raise exception 'movement % is not one of dispute %', new.reference, new.dispute using errcode = 'check_violation';
    end if;
    return null;
end
$$;
create trigger movement_of_dispute after insert on billing.provider_movement
    for each row execute function billing.add_up_movements();
revoke update, delete on billing.dispute from billing_app;
grant update (status, status_at, due_by) on billing.dispute to billing_app;

-- A refund that the provider had confirmed and that failed afterward: its money is back, and can be refunded again.
create table billing.failed_refund (
    refund        text        not null primary key references billing.correction (provider_refund),
    correction_id uuid        not null unique references billing.correction,
    words         text        not null,
    posted_at     timestamptz not null,
    run           timestamptz not null
);
revoke update, delete on billing.failed_refund from billing_app;

create function billing.return_failed_refund() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$
begin
    update billing.refunded_charge r
       set refunded_minor = r.refunded_minor - c.amount_minor
      from billing.correction c
     where c.id = new.correction_id and c.provider_refund = new.refund and c.kind = 'CARD_REFUND' and c.state = 'DONE'
       and r.bill_id = c.bill_id;
    if not found then
        raise exception 'refund % was never made', new.refund using errcode = 'check_violation';
    end if;
    return null;
end
$$;
create trigger failed_refund_returns after insert on billing.failed_refund
    for each row execute function billing.return_failed_refund();
