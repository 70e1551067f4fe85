-- Messages that failed by themselves and wait for their next attempt, and those of the same queue and subject that wait
-- behind them. Their ids are in delivery.inbox. A row leaves in the transaction that applies it or gives it up.
create table delivery.retry (
    position        bigint      not null generated always as identity primary key,   -- the order within queue and subject
    queue           text        not null,
    subject         text        not null,
    id              uuid        not null unique,
    type            text        not null,
    version         int         not null,
    sent_at         timestamptz not null,
    received_at     timestamptz not null,
    headers         jsonb       not null,
    body            text        not null,
    attempts        int         not null,           -- 0: not tried yet, waits behind another
    cause_class     text,
    cause_text      text,
    stack           text,
    fingerprint     text,                           -- the same for failures of the same kind
    first_failed_at timestamptz,
    last_failed_at  timestamptz,
    next_attempt_at timestamptz not null,
    check ((attempts = 0) = (first_failed_at is null))
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
create index retry_of_subject on delivery.retry (queue, subject, position);
create index retry_due on delivery.retry (queue, next_attempt_at);
