-- A message that is replayed as it is may have any version. How long a message waits is told by this clock alone.
alter table delivery.outbox
    alter column version type int,
    add column stored_at timestamptz not null default clock_timestamp();

-- Messages that the broker refuses while it takes others, and those of the same queue and subject that wait behind them.
-- The relay tries them again; a row leaves when the broker has the message, or when it was given up as a dead letter.
create table delivery.refused (
    position        bigint      not null primary key,   -- that of the outbox: the order within queue and subject
    lane            smallint    not null,
    id              uuid        not null,
    queue           text        not null,
    type            text        not null,
    version         int         not null,
    subject         text        not null,
    sent_at         timestamptz not null,
    traceparent     text,
    headers         jsonb,
    body            text        not null,
    reason          text,                               -- null: not tried yet, waits behind another
    attempts        int         not null,
    refused_at      timestamptz,                        -- the first time
    next_attempt_at timestamptz,                        -- null: as soon as it is the first of its subject
    check ((attempts = 0) = (reason is null))
);
create index refused_of_subject on delivery.refused (queue, subject, position);
create index refused_of_lane on delivery.refused (lane);
