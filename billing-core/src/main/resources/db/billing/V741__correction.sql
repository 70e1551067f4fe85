-- What people in billing corrected. A correction never changes what it corrects: it is a row of its own, and one posting in
-- the ledger. Rows are never deleted, and of a row only its state and outcome change.
create table billing.correction (
    id              uuid        not null primary key,
    key             text        not null unique check (key <> ''),   -- of the request: the same key, the same correction
    kind            text        not null check (kind in ('CARD_REFUND', 'CREDIT_REFUND', 'GOODWILL', 'WRITE_OFF')),
    customer_id     uuid        not null,
    bill_id         bigint      references billing.bill,
    number          smallint    not null,              -- 1, 2, ... of the bill; its posting has it too
    amount_minor    bigint      not null check (amount_minor > 0),
    currency        char(3)     not null,
    reason          text        not null check (reason <> ''),
    actor           text        not null,
    made_at         timestamptz not null,
    needs_second    boolean     not null,
    state           text        not null check (state in ('ASKED', 'REQUESTED', 'UNKNOWN', 'DONE', 'REFUSED', 'DECLINED')),
    decided_by      text,                              -- the second person, or who declined it
    decided_at      timestamptz,
    charge          text,                              -- what the provider refunds: its reference of the charge
    requested_at    timestamptz,                       -- from then on the provider may have been called
    provider_refund text        unique,
    words           text,                              -- the provider's, or ours about it
    settled_at      timestamptz,
    posting_id      bigint      unique,
    check ((bill_id is null) = (kind = 'GOODWILL')),
    check ((charge is null) = (kind <> 'CARD_REFUND')),
    check ((decided_by is null) = (decided_at is null)),
    check (decided_by <> actor or state = 'DECLINED'),
    check (not needs_second or state = 'ASKED' or decided_by is not null),
    check (state <> 'DECLINED' or decided_by is not null),
    check (kind = 'CARD_REFUND' or state not in ('REQUESTED', 'UNKNOWN', 'REFUSED')),
    check ((requested_at is not null) = (kind = 'CARD_REFUND' and state not in ('ASKED', 'DECLINED'))),
    check ((settled_at is not null) = (state in ('DONE', 'REFUSED'))),
    check ((posting_id is not null) = (state = 'DONE')),
    check ((provider_refund is not null) or kind <> 'CARD_REFUND' or state <> 'DONE')
);
create unique index correction_of_bill on billing.correction (bill_id, number) where bill_id is not null;
create unique index correction_write_off on billing.correction (bill_id) where kind = 'WRITE_OFF' and state <> 'DECLINED';
create index correction_customer on billing.correction (customer_id, made_at desc);
create index correction_asked on billing.correction (made_at) where state = 'ASKED';
create index correction_open on billing.correction (id) where state in ('REQUESTED', 'UNKNOWN');
create index correction_refunded on billing.correction (settled_at) where kind = 'CARD_REFUND' and state = 'DONE';
revoke delete on billing.correction from billing_app;

-- How much of a charge is refunded, or about to be. Only the trigger below writes here: the parts never exceed the whole,
-- whoever writes corrections, and however many at once.
create table billing.refunded_charge (
    bill_id        bigint  not null primary key references billing.bill,
    currency       char(3) not null,
    charged_minor  bigint  not null,
    refunded_minor bigint  not null,
    constraint refunded_not_more_than_charged check (refunded_minor between 0 and charged_minor)
);
revoke insert, update, delete on billing.refunded_charge from billing_app;

create function billing.add_up_refunds() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$
begin
    if tg_op = 'INSERT' then
        insert into billing.refunded_charge (bill_id, currency, charged_minor, refunded_minor)
        select p.bill_id, p.currency, p.amount_minor, 0
          from billing.payment_attempt p
          join billing.bill b on b.id = p.bill_id and b.customer_id = new.customer_id
         where p.bill_id = new.bill_id and p.state = 'APPROVED' and p.amount_minor > 0
            on conflict (bill_id) do nothing;
        update billing.refunded_charge
           set refunded_minor = refunded_minor + new.amount_minor
         where bill_id = new.bill_id and currency = new.currency;
        if not found then
            raise exception 'bill % has no payment in % to refund', new.bill_id, new.currency
                using errcode = 'check_violation';
        end if;
    else
        update billing.refunded_charge
           set refunded_minor = refunded_minor - new.amount_minor
         where bill_id = new.bill_id;
    end if;
    return null;
end
$$;
create trigger correction_refunds after insert on billing.correction
    for each row when (new.kind in ('CARD_REFUND', 'CREDIT_REFUND') and new.state not in ('REFUSED', 'DECLINED'))
    execute function billing.add_up_refunds();
create trigger correction_refunds_not after update of state on billing.correction
    for each row when (new.kind in ('CARD_REFUND', 'CREDIT_REFUND') and old.state not in ('REFUSED', 'DECLINED')
        and new.state in ('REFUSED', 'DECLINED'))
    execute function billing.add_up_refunds();

-- A correction ends once, says for ever what it said, and what is done has its posting.
create function billing.keep_correction() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        if old.state in ('DONE', 'REFUSED', 'DECLINED') then
            raise exception 'correction % has ended', old.id using errcode = 'check_violation';
        end if;
        if old.state <> 'ASKED' and new.state in ('ASKED', 'DECLINED')
            or (new.id, new.key, new.kind, new.customer_id, new.bill_id, new.number, new.amount_minor, new.currency,
                new.reason, new.actor, new.made_at, new.needs_second, new.charge)
               is distinct from
               (old.id, old.key, old.kind, old.customer_id, old.bill_id, old.number, old.amount_minor, old.currency,
                old.reason, old.actor, old.made_at, old.needs_second, old.charge) then
            raise exception 'correction % cannot be changed', old.id using errcode = 'check_violation';
        end if;
    end if;
    if new.posting_id is not null then
        perform from billing.posting p
          where p.id = new.posting_id and p.customer_id = new.customer_id and p.currency = new.currency
            and p.bill_id is not distinct from new.bill_id and p.amount_minor = new.amount_minor
            and p.number = new.number and p.cause::text = new.kind and p.reference = new.id::text;
        if not found then
            raise exception 'posting % is not that of correction %', new.posting_id, new.id
                using errcode = 'check_violation';
        end if;
    end if;
    return new;
end
$$;
create trigger correction_is_kept before insert or update on billing.correction
    for each row execute function billing.keep_correction();

-- A bill that is written off is not charged any more.
alter table billing.bill add column written_off_at timestamptz;
create function billing.refuse_attempt_of_written_off() returns trigger language plpgsql as $$
declare
    gone timestamptz;
begin
    -- Waits for whoever writes the bill off at this moment.
    select b.written_off_at into gone from billing.bill b where b.id = new.bill_id for key share;
    if gone is not null then
        raise exception 'bill % is written off', new.bill_id using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger payment_attempt_not_of_written_off before insert on billing.payment_attempt
    for each row when (new.attempt > 1 and new.state in ('UNKNOWN', 'THROTTLED', 'PENDING'))
    execute function billing.refuse_attempt_of_written_off();

create function billing.keep_written_off() returns trigger language plpgsql as $$
begin
    raise exception 'bill % is written off', old.id using errcode = 'check_violation';
end
$$;
create trigger bill_written_off_is_kept before update on billing.bill
    for each row when (old.written_off_at is not null) execute function billing.keep_written_off();
