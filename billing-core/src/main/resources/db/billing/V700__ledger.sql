-- The ledger: what customers owe, what they have paid, and what that was for. One row is one posting, an amount that
-- goes from one account to another, of one customer in one currency: what does not balance cannot be written. Rows are only
-- ever added. docs/domain.md says which event posts what.
create type billing.ledger_account as enum (
    'RECEIVABLE',                                      -- what customers owe
    'CASH',                                            -- what the provider holds for us
    'DEFERRED_REVENUE',                                -- billed in advance and not earned yet
    'REVENUE',                                         -- earned
    'TAX',                                             -- sales tax that is owed to states
    'CREDIT',                                          -- what we owe customers
    'WRITE_OFF',                                       -- given up
    'CARRY',                                           -- too little to charge, kept for a later charge
    'FEE');                                            -- what the provider keeps

-- Why a posting was written. Corrections bring causes of their own: alter type ... add value.
create type billing.posting_cause as enum (
    'BILL',                                            -- a bill was frozen; number: 1, 2 when frozen anew, ...
    'BILL_CHANGED',                                    -- it is void, parked or frozen anew: takes back that number
    'PAYMENT');                                        -- an attempt was approved; number: the attempt's

create table billing.posting (
    id           bigint                  not null generated always as identity primary key,
    amount_minor bigint                  not null check (amount_minor > 0),
    bill_id      bigint,                             -- what it is for; no foreign key: reconciliation proves it
    corrects     bigint,                             -- the posting that it takes back
    day          date                    not null,   -- on which it was written; never one that is over
    debit        billing.ledger_account  not null,
    credit       billing.ledger_account  not null,
    cause        billing.posting_cause   not null,
    number       smallint                not null default 1,
    currency     char(3)                 not null,
    customer_id  uuid                    not null,
    reference    text,                               -- what it is for, of what is for no bill
    check (debit <> credit),
    check (bill_id is not null or reference is not null)
);

-- One cause posts once.
create unique index posting_cause on billing.posting (bill_id, number, cause, debit, credit);
create unique index posting_reference on billing.posting (reference, cause, debit, credit) where reference is not null;
create unique index posting_corrects on billing.posting (corrects) where corrects is not null;

create index posting_of_no_bill on billing.posting (customer_id, id) where bill_id is null;
create index posting_day on billing.posting using brin (day);
create index subscription_by_customer on billing.subscription (customer_id);

create function billing.keep_postings() returns trigger language plpgsql as $$
begin
    raise exception 'the ledger is only ever added to';
end $$;
create trigger posting_is_append_only before update or delete or truncate on billing.posting
    for each statement execute function billing.keep_postings();
revoke update, delete on billing.posting from billing_app;

-- What takes a posting back is its opposite, whole. A foreign key would ask for each row, also for those that correct nothing.
create function billing.check_correction() returns trigger language plpgsql as $$
begin
    perform from billing.posting p
      where p.id = new.corrects and p.customer_id = new.customer_id and p.currency = new.currency
        and p.bill_id is not distinct from new.bill_id and p.amount_minor = new.amount_minor
        and p.debit = new.credit and p.credit = new.debit;
    if not found then
        raise exception 'posting % is not the opposite of %', new.id, new.corrects using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger posting_corrects_whole before insert on billing.posting
    for each row when (new.corrects is not null) execute function billing.check_correction();

-- What stands already, in the order in which it happened.
insert into billing.posting (day, customer_id, currency, debit, credit, amount_minor, cause, bill_id, number)
select (at at time zone 'America/New_York')::date, customer_id, currency, debit, credit, amount, cause, bill_id, number
  from (select r.frozen_at as at, b.customer_id, b.currency, 'RECEIVABLE'::billing.ledger_account as debit,
               owed.account as credit, owed.amount, 'BILL'::billing.posting_cause as cause, b.id as bill_id, 1 as number
          from billing.bill b
          join billing.billing_run r on r.billing_month = b.billing_month
         cross join lateral (
               values ('DEFERRED_REVENUE'::billing.ledger_account, b.net_minor), ('TAX', b.tax_minor))
               as owed (account, amount)
         where b.parked is null and owed.amount > 0
        union all
        select p.settled_at, b.customer_id, p.currency, 'CASH', 'RECEIVABLE', p.amount_minor, 'PAYMENT', p.bill_id, p.attempt
          from billing.payment_attempt p
          join billing.bill b on b.id = p.bill_id
         where p.state = 'APPROVED' and p.amount_minor > 0) event
 order by at, bill_id, cause, credit;

insert into billing.posting
       (day, customer_id, currency, debit, credit, amount_minor, cause, bill_id, number, corrects)
select (b.voided_at at time zone 'America/New_York')::date, p.customer_id, p.currency, p.credit, p.debit,
       p.amount_minor, 'BILL_CHANGED', p.bill_id, p.number, p.id
  from billing.bill b
  join billing.posting p on p.bill_id = b.id and p.cause = 'BILL'
 where b.voided is not null
 order by b.voided_at, p.id;
