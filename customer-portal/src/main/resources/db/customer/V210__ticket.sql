-- A ticket as its customer submitted it, and its state as sysops last told it.
create table customer.ticket (
    id           uuid        not null primary key,     -- sysops' id of it too
    customer_id  uuid        not null,
    title        text        not null,
    description  text        not null,
    state        text        not null default 'SUBMITTED'
                 check (state in ('SUBMITTED', 'NEW', 'ASSIGNED', 'IN_PROGRESS', 'RESOLVED', 'CLOSED')),
    version      bigint      not null default 0,       -- as sysops counts; an older one changes nothing
    submitted_at timestamptz not null,
    changed_at   timestamptz not null,
    check ((state = 'SUBMITTED') = (version = 0))
);
create index ticket_customer on customer.ticket (customer_id, submitted_at desc);

-- Everything that sysops told about a ticket, each version once. No foreign key, as with invoices.
create table customer.ticket_event (
    ticket_id  uuid        not null,
    version    bigint      not null,
    state      text        not null,
    note       text,
    at         timestamptz not null,
    arrived_at timestamptz not null,
    primary key (ticket_id, version)
);

-- The fact that a survey was answered, and nothing of the answer.
create table customer.survey (
    ticket_id   uuid        not null primary key,
    customer_id uuid        not null,
    answered_at timestamptz not null
);
