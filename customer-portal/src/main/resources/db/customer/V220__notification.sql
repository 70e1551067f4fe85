-- An e-mail that was promised. Its text is in the message that sends it.
create table customer.notification (
    id          uuid        not null primary key,      -- its Message-ID comes from it
    customer_id uuid        not null,                  -- or who wants to become one
    kind        text        not null check (kind in ('INVOICE', 'PAYMENT_PROBLEM', 'TICKET', 'LINK', 'SECURITY')),
    reference   uuid        not null,                  -- what it is about; told once
    address     text        not null,
    heading     text        not null,
    queued_at   timestamptz not null,
    sent_at     timestamptz,
    given_up_at timestamptz,
    unique (kind, reference),
    check (sent_at is null or given_up_at is null)
);
create index notification_customer on customer.notification (customer_id, queued_at desc);
