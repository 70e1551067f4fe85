-- Named days on which schedules do not start as usual, for example holidays.
create table ops.calendar (
    name       text        not null primary key check (name ~ '^[A-Za-z][A-Za-z0-9_-]{0,59}$'),
    weekends   boolean     not null default false,            -- Saturdays and Sundays belong to it too
    version    bigint      not null default 1,
    changed_by text        not null,
    changed_at timestamptz not null default clock_timestamp()
);
create table ops.calendar_day (
    calendar text not null references ops.calendar on delete cascade,
    day      date not null,
    label    text not null check (length(label) <= 200),
    primary key (calendar, day)
);

-- When jobs start automatically. Quartz's store follows these rows; it only knows the next time of each.
create table ops.schedule (
    name         text        not null primary key check (name ~ '^[A-Za-z][A-Za-z0-9_-]{0,59}$'),
    definition   jsonb       not null check (jsonb_typeof(definition) = 'object'),
    job          text        not null generated always as (definition ->> 'job') stored,
    cron         text        not null generated always as (definition ->> 'cron') stored,
    calendar     text        generated always as (definition ->> 'calendar') stored references ops.calendar,
    file         jsonb,                                       -- the definition in the configuration; null: not in it
    version      bigint      not null default 1,
    changed_by   text,                                        -- null: as in the configuration, and follows it
    changed_at   timestamptz not null default clock_timestamp(),
    deleted      boolean     not null default false,          -- by a person, while the configuration still has it
    paused_by    text,
    paused_at    timestamptz,
    pause_reason text        check (pause_reason <> ''),
    paused_until timestamptz,                                 -- null: until someone resumes it
    check (changed_by is not null or definition = file),
    check (not deleted or (changed_by is not null and file is not null)),
    check ((paused_by is null) = (paused_at is null) and (paused_by is null) = (pause_reason is null)),
    check (paused_until is null or paused_by is not null)
);
create index schedule_paused_until on ops.schedule (paused_until) where paused_until is not null;

-- A change of a schedule that takes two people: one requests it, another confirms or declines it. Never deleted.
create table ops.asked_schedule_change (
    id             bigint      not null generated always as identity primary key,
    schedule       text        not null,
    kind           text        not null check (kind in ('CREATE', 'EDIT', 'DELETE', 'USE_FILE')),
    definition     jsonb,
    version        bigint,                                    -- of the schedule that is to be changed
    reason         text        not null check (reason <> ''),
    asked_by       text        not null,
    asked_at       timestamptz not null default clock_timestamp(),
    state          text        not null default 'ASKED' check (state in ('ASKED', 'CONFIRMED', 'DECLINED', 'WITHDRAWN')),
    decided_by     text,
    decided_at     timestamptz,
    decline_reason text        check (decline_reason <> ''),
    check ((kind in ('CREATE', 'EDIT')) = (definition is not null)),
    check ((state = 'ASKED') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
    -- The second person is another one, however the name is written.
    check (state not in ('CONFIRMED', 'DECLINED') or lower(decided_by) <> lower(asked_by)),
    check (state <> 'WITHDRAWN' or lower(decided_by) = lower(asked_by)),
    check (state <> 'DECLINED' or decline_reason is not null)
);
create unique index asked_schedule_change_waiting on ops.asked_schedule_change (schedule) where state = 'ASKED';
