-- Pauses of channels that people asked for, and what the quantum that receives from them has answered.
create table ops.pause (
    number            bigint      not null generated always as identity primary key,
    id                uuid        not null unique,
    queue             text        not null,
    quantum           text        not null,          -- who receives from the queue
    until             timestamptz not null,          -- it ends by itself then
    asked_by          text        not null,
    asked_at          timestamptz not null default clock_timestamp(),
    reason            text        not null,
    state             text        not null default 'ASKED'
        check (state in ('ASKED', 'PAUSED', 'RESUMED', 'REFUSED')),
    refusal           text,
    resume_asked_by   text,
    resume_asked_at   timestamptz,
    told_at           timestamptz
);
create index pause_of_queue on ops.pause (queue, number desc);
create index pause_until on ops.pause (until);
