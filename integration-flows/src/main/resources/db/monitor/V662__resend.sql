-- What people asked to be sent again after a restore, and what the quantum that does it has told.
create table ops.resend (
    number     bigint      not null generated always as identity primary key,
    id         uuid        not null unique,
    quantum    text        not null,
    since      timestamptz not null,
    queues     text[]      not null,
    counting   boolean     not null,                          -- nothing is sent, only counted
    asked_by   text        not null,
    asked_at   timestamptz not null default clock_timestamp(),
    reason     text        not null,
    state      text        not null default 'ASKED'
        check (state in ('ASKED', 'COUNTED', 'RUNNING', 'DONE', 'REFUSED')),
    total      bigint,                                        -- null: not told yet
    sent       bigint      not null default 0,
    kept_since timestamptz,                                   -- null: nothing is kept
    refusal    text,
    told_at    timestamptz
);
