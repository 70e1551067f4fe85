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
    changed_at    timestamptz not null,
    number        text,                                -- what its customer calls it; null from older senders
    category      text check (category in ('HARDWARE', 'SOFTWARE', 'NETWORK', 'SETUP', 'OTHER')),
    urgency       text check (urgency in ('LOW', 'NORMAL', 'HIGH')),
    device        text
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

-- What customers added to their tickets, in the order of arrival.
create table sysops.ticket_comment (
    id          uuid        not null primary key,      -- the customer quantum's id too
    position    bigint      not null generated always as identity,
    ticket_id   uuid        not null,
    text        text        not null,
    at          timestamptz not null,
    received_at timestamptz not null
);
create index ticket_comment_order on sysops.ticket_comment (ticket_id, position);

-- Claim checks: the photos themselves stay in the customer's database.
create table sysops.ticket_photo (
    id         uuid        not null primary key,
    position   bigint      not null generated always as identity,
    ticket_id  uuid        not null,
    comment_id uuid,                                   -- null: came with the ticket itself
    type       text        not null,
    size       bigint      not null check (size > 0),
    sha256     char(64)    not null,
    at         timestamptz not null
);
create index ticket_photo_order on sysops.ticket_photo (ticket_id, position);
