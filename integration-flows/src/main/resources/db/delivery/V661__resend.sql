-- What operations has asked to be sent again. The quantum works it off in batches, each with its mark in one transaction, so
-- that it goes on after a crash where it was.
create table delivery.resend (
    id       uuid        not null primary key,
    since    timestamptz not null,
    queues   text[]      not null,
    asked_by text        not null,
    asked_at timestamptz not null default clock_timestamp(),
    total    bigint      not null,
    last     bigint      not null,                            -- position of the last message that is sent again
    position bigint      not null default 0,                  -- all up to here are sent again
    sent     bigint      not null default 0,
    told_at  timestamptz not null default clock_timestamp(),  -- when operations was told how many
    ended_at timestamptz
);
-- One at a time.
create unique index resend_alone on delivery.resend ((true)) where ended_at is null;
