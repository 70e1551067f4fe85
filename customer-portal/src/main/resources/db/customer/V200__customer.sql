-- The customer quantum's own data. It keeps what customers said and what billing answered; of a card only brand, last
-- four digits, expiry and state.
create schema customer;

create table customer.customer (
    id            uuid        not null primary key,
    name          text        not null,
    email         text        not null,
    street        text        not null,
    city          text        not null,
    state         char(2)     not null,                -- of the United States, for sales tax
    postal_code   text        not null,
    version       bigint      not null default 1,      -- grows with every change of these details
    registered_at timestamptz not null
);
-- One customer an address, however it is capitalised.
create unique index customer_email on customer.customer (lower(email));

create table customer.credential (
    customer_id   uuid        not null primary key references customer.customer,
    password_hash text        not null,                -- bcrypt
    changed_at    timestamptz not null
);

create table customer.plan (
    id            uuid        not null primary key,
    customer_id   uuid        not null references customer.customer,
    contract_code text        not null,                -- no foreign key: the replica is published by another hand
    starts_on     date        not null,                -- on the anchor day of its month
    anchor_day    smallint    not null check (anchor_day between 1 and 31),
    ends_on       date,                                -- exclusive; null: open-ended
    version       bigint      not null default 1,      -- grows with every change; billing ignores an older one
    chosen_at     timestamptz not null,
    -- The contract before the last change, and up to where billing had come then: as long as that is so, the change
    -- can be taken back, whether that contract is still sold or not.
    replaced_code text,
    replaced_at   date,
    unique (id, customer_id),
    check (ends_on is null or ends_on >= starts_on),
    check ((replaced_code is null) = (replaced_at is null))
);
create index plan_customer on customer.plan (customer_id);

create table customer.card (
    id           uuid        not null primary key,     -- the registration id; billing's id of the card too
    customer_id  uuid        not null references customer.customer,
    state        text        not null check (state in ('PENDING', 'VERIFIED', 'REJECTED', 'REMOVED')),
    brand        text,
    last_four    char(4),
    expires_on   date,                                 -- last day on which it is valid
    reason_kind  text,                                 -- why it was rejected, as billing names it; null: an older sender
    reason       text,                                 -- the same in English words for the customer
    handed_in_at timestamptz not null,
    decided_at   timestamptz,                          -- by billing; an older decision changes nothing
    chosen_at    timestamptz,                          -- when the customer last chose it to pay
    check ((state = 'PENDING') = (decided_at is null)),
    check (state <> 'VERIFIED' or (brand is not null and last_four is not null and expires_on is not null)),
    check (state <> 'REJECTED' or reason is not null)
);
create index card_customer on customer.card (customer_id, handed_in_at desc);

-- An invoice as billing issued it: a snapshot that never changes. customer_id and the lines' invoice_id are not foreign
-- keys on purpose: invoices arrive by the thousand from billing, which vouches for both, and a pooled connection that
-- first checked a key against an empty table would go on scanning that table for ever.
create table customer.invoice (
    id                uuid        not null primary key,
    number            text        not null unique,
    customer_id       uuid        not null,
    plan_id           uuid        not null,
    seller            text        not null,
    customer_name     text        not null,
    customer_address  text        not null,
    period_start      date        not null,
    period_end        date        not null,            -- exclusive
    issued_on         date        not null,
    currency          char(3)     not null,
    net_minor         bigint      not null,
    tax_minor         bigint      not null,
    total_minor       bigint      not null,
    card_brand        text        not null,
    card_last_four    char(4)     not null,
    payment_reference text        not null,
    paid_at           timestamptz not null,
    arrived_at        timestamptz not null,
    check (period_start < period_end),
    check (total_minor = net_minor + tax_minor)
);
-- The customer's list, newest first, its years, and the end of what each plan is paid for.
create index invoice_customer on customer.invoice (customer_id, period_start desc, number desc) include (issued_on);

create table customer.invoice_line (
    invoice_id  uuid          not null,
    line        smallint      not null,
    description text          not null,
    net_minor   bigint        not null,
    tax_rate    numeric(7, 5) not null,                -- a fraction: 0.07250 for 7.25 %
    tax_minor   bigint        not null,
    primary key (invoice_id, line)
);

-- A payment problem as billing told it. It is open until an invoice for the same plan and period has arrived.
create table customer.notice (
    id           uuid        not null primary key,
    customer_id  uuid        not null,
    plan_id      uuid        not null,
    period_start date        not null,
    period_end   date        not null,                 -- exclusive
    total_minor  bigint,                               -- null when billing could not compute it
    currency     char(3),
    kind         text,                                 -- as billing names it; null: of an older sender
    reason       text        not null,                 -- in English words, for a kind that is not known here
    advice       text        not null,
    raised_at    timestamptz not null
);
create index notice_customer on customer.notice (customer_id, raised_at desc);
