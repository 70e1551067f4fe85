-- A start by hand that takes two people: one asks, another confirms or declines. Rows are never deleted: who started
-- what, and who agreed, stays here.
create table ops.asked_start (
    id             bigint      not null generated always as identity primary key,
    job            text        not null,
    parameters     jsonb       not null,
    asked_by       text        not null,
    asked_at       timestamptz not null default clock_timestamp(),
    expires_at     timestamptz not null,
    why            text        not null,                -- why one person is not enough, a sentence
    reason         text        check (reason <> ''),
    dry_run        jsonb,                               -- what the start would have done when it was asked for
    state          text        not null default 'ASKED' check (state in ('ASKED', 'CONFIRMED', 'DECLINED', 'EXPIRED')),
    decided_by     text,
    decided_at     timestamptz,
    decline_reason text        check (decline_reason <> ''),
    execution_id   bigint      unique,
    check (expires_at > asked_at),
    -- The second person is another one, however the name is written.
    check (lower(decided_by) <> lower(asked_by)),
    check ((state in ('CONFIRMED', 'DECLINED')) = (decided_by is not null)),
    check ((decided_by is null) = (decided_at is null)),
    check (decided_at <= expires_at),
    check ((state = 'CONFIRMED') = (execution_id is not null)),
    check ((state = 'DECLINED') = (decline_reason is not null))
);
-- The same start waits once.
create unique index asked_start_waiting on ops.asked_start (job, parameters) where state = 'ASKED';
