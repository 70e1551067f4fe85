-- The tickets of all customers, as the experts work on them.
create table sysops.ticket (
    id            uuid        not null primary key,    -- the customer quantum's id too
    customer_id   uuid        not null,
    customer_name text        not null,
    email         text        not null,
    address       text        not null,
    title         text        not null,
    description   text        not null,
    state         text        not null check (state in ('NEW', 'ASSIGNED', 'IN_PROGRESS', 'RESOLVED', 'CLOSED')),
    version       bigint      not null check (version > 0),   -- grows with each move
    submitted_at  timestamptz not null,
    received_at   timestamptz not null,
    changed_at    timestamptz not null
);
create index ticket_newest on sysops.ticket (submitted_at desc, id);

-- What happened to a ticket; only ever added to, in the transaction that changes the ticket.
create table sysops.ticket_change (
    ticket_id uuid        not null,
    version   bigint      not null,
    state     text        not null,
    note      text,                                    -- for the customer
    actor     text        not null,
    at        timestamptz not null,
    primary key (ticket_id, version)
);
