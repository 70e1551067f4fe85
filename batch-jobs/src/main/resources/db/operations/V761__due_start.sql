-- From when to when schedules start nothing: one of them, or all.
create table ops.blackout (
    id        bigint      not null generated always as identity primary key,
    schedule  text,                                           -- null: all
    starts_at timestamptz not null,
    ends_at   timestamptz not null,
    reason    text        not null check (reason <> ''),
    made_by   text        not null,
    made_at   timestamptz not null default clock_timestamp(),
    ended_by  text,                                           -- ended early, or taken back
    check (ends_at > starts_at or ended_by is not null)
);
create index blackout_ends on ops.blackout (ends_at);

-- A start that was due and did not begin at once: it waits, was started later, or was skipped, and why. What begins at
-- once is only a launch request.
create table ops.due_start (
    schedule   text        not null,
    due_at     timestamptz not null,
    state      text        not null check (state in ('MOVED', 'BLACKOUT', 'WAITING', 'STARTED', 'SKIPPED')),
    why        text        not null,
    not_before timestamptz,                                   -- MOVED: when it is looked at again; WAITING: the deadline
    noted_at   timestamptz not null default clock_timestamp(),
    decided_at timestamptz,
    primary key (schedule, due_at),
    check ((state in ('STARTED', 'SKIPPED')) = (decided_at is not null)),
    check (state not in ('MOVED', 'WAITING') or not_before is not null)
);
create index due_start_open on ops.due_start (due_at) where decided_at is null;
create index due_start_decided on ops.due_start (decided_at) where decided_at is not null;
