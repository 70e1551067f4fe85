-- What is wrong, as any node has found. A condition that lasts is one row, however often and by whomever it is seen.
create table ops.alarm (
    id              bigint      not null generated always as identity primary key,
    kind            text        not null,
    subject         text        not null,                -- what it is about: a run, a schedule, a queue
    severity        text        not null check (severity in ('WARNING', 'CRITICAL')),
    text            text        not null,
    path            text        not null check (path like '/%'),     -- page that shows the cause
    since           timestamptz not null,
    seen_at         timestamptz not null,                -- when the condition was last found
    state           text        not null default 'OPEN' check (state in ('OPEN', 'ACKNOWLEDGED', 'RESOLVED')),
    acknowledged_by text,
    acknowledged_at timestamptz,
    resolved_at     timestamptz,
    told_at         timestamptz,                         -- when the messages about it were written; null: not yet, or silenced
    end_told_at     timestamptz,
    check (state <> 'ACKNOWLEDGED' or acknowledged_by is not null),
    check ((acknowledged_by is null) = (acknowledged_at is null)),
    check ((state = 'RESOLVED') = (resolved_at is not null)),
    check (end_told_at is null or told_at is not null and resolved_at is not null)
);
-- Raised once.
create unique index alarm_open on ops.alarm (kind, subject) where state <> 'RESOLVED';
create index alarm_end_untold on ops.alarm (id) where state = 'RESOLVED' and told_at is not null and end_told_at is null;
create index alarm_resolved on ops.alarm (resolved_at) where state = 'RESOLVED';

-- Alarms that nobody is told about for a while. Null stands for any kind, or any subject.
create table ops.alarm_silence (
    id         bigint      not null generated always as identity primary key,
    kind       text,
    subject    text,
    reason     text        not null check (reason <> ''),
    created_by text        not null,
    created_at timestamptz not null default clock_timestamp(),
    expires_at timestamptz not null,
    ended_by   text,
    ended_at   timestamptz,
    check (expires_at > created_at),
    check ((ended_by is null) = (ended_at is null))
);
create index alarm_silence_expires on ops.alarm_silence (expires_at) where ended_at is null;

-- A message about alarms, for one receiver. Written in the transaction that raises or resolves them; sent later, until accepted.
create table ops.alarm_delivery (
    id           uuid        not null primary key,       -- sent with it, so that a receiver recognizes a repetition
    number       bigint      not null generated always as identity,
    channel      text        not null,
    body         text        not null,
    created_at   timestamptz not null default clock_timestamp(),
    attempts     int         not null default 0,
    next_attempt timestamptz not null default clock_timestamp(),   -- while it is being sent: when another node may try
    last_error   text,
    delivered_at timestamptz,
    given_up_at  timestamptz,
    check (delivered_at is null or given_up_at is null)
);
create index alarm_delivery_waiting on ops.alarm_delivery (channel, number) where delivered_at is null and given_up_at is null;
create index alarm_delivery_created on ops.alarm_delivery (created_at);

-- Up to when the starts of a schedule were compared with its times, and the last start that is missing.
create table ops.alarm_schedule (
    schedule   text        not null primary key,
    cron       text        not null,
    zone       text        not null,
    checked_to timestamptz not null,
    missed_at  timestamptz
);

-- What one node at a time does regularly, and when it did.
create table ops.alarm_signal (
    name text        not null primary key,
    at   timestamptz not null
);
insert into ops.alarm_signal (name, at) values
    ('watching', clock_timestamp()),      -- since when there are alarms
    ('evaluated', '1970-01-01Z'),
    ('heartbeat', '1970-01-01Z'),
    ('alertmanager', '1970-01-01Z');
