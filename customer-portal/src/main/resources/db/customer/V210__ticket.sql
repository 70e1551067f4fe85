-- A ticket as its customer submitted it, and its state as sysops last told it.
create table customer.ticket (
    id           uuid        not null primary key,     -- sysops' id of it too
    number       bigint      not null unique generated always as identity (start with 100001),   -- what people call it
    customer_id  uuid        not null,
    category     text        not null check (category in ('HARDWARE', 'SOFTWARE', 'NETWORK', 'SETUP', 'OTHER')),
    urgency      text        not null check (urgency in ('LOW', 'NORMAL', 'HIGH')),
    device_id    uuid,
    device       text,                                 -- as it was called then
    title        text        not null,
    description  text        not null,
    state        text        not null default 'SUBMITTED'
                 check (state in ('SUBMITTED', 'NEW', 'ASSIGNED', 'IN_PROGRESS', 'RESOLVED', 'CLOSED')),
    version      bigint      not null default 0,       -- as sysops counts; an older one changes nothing
    submitted_at timestamptz not null,
    changed_at   timestamptz not null,
    closed_at    timestamptz,                          -- by the customer, whose word is final
    closed_arrival bigint,
    check ((state = 'SUBMITTED') = (version = 0)),
    check ((device_id is null) = (device is null)),
    check ((closed_at is null) = (closed_arrival is null))
);
create index ticket_customer on customer.ticket (customer_id, submitted_at desc, id);

-- In which order things arrived at a ticket, whoever said them.
create sequence customer.ticket_arrival;

-- Everything that sysops told about a ticket, each version once. No foreign key, as with invoices.
create table customer.ticket_event (
    ticket_id  uuid        not null,
    version    bigint      not null,
    state      text        not null,
    note       text,
    at         timestamptz not null,
    arrived_at timestamptz not null,
    arrival    bigint      not null default nextval('customer.ticket_arrival'),
    primary key (ticket_id, version)
);

-- What the customer added.
create table customer.ticket_comment (
    id          uuid        not null primary key,      -- sysops' id of it too
    ticket_id   uuid        not null,
    customer_id uuid        not null,
    text        text        not null,
    at          timestamptz not null,
    arrival     bigint      not null default nextval('customer.ticket_arrival')
);
create index ticket_comment_ticket on customer.ticket_comment (ticket_id, arrival);
create index ticket_comment_customer on customer.ticket_comment (customer_id, at);

-- A photo of a ticket; sysops is told these facts, and never the content.
create table customer.ticket_photo (
    id          uuid        not null primary key,
    ticket_id   uuid        not null,
    customer_id uuid        not null,
    comment_id  uuid,                                  -- null: came with the ticket itself
    position    smallint    not null,                  -- in the ticket
    format      text        not null check (format in ('JPEG', 'PNG', 'WEBP', 'GIF')),
    width       int         not null,
    height      int         not null,
    size        bigint      not null check (size > 0),
    sha256      char(64)    not null,
    at          timestamptz not null,
    unique (ticket_id, position)
);
create index ticket_photo_customer on customer.ticket_photo (customer_id, at);

-- In a table of its own, so that nothing reads it but who wants the picture; not compressed, so that it is read in parts.
create table customer.ticket_photo_content (
    photo_id uuid  not null primary key,
    content  bytea not null
);
alter table customer.ticket_photo_content alter column content set storage external;

-- The fact that a survey was answered, and nothing of the answer.
create table customer.survey (
    ticket_id   uuid        not null primary key,
    customer_id uuid        not null,
    answered_at timestamptz not null
);
