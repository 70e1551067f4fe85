-- What processes report of themselves every few seconds: who is there, what waits in their quanta, and how long messages took.

-- One run of a process. It is silent once nothing has been heard for a while.
create table ops.process (
    id         uuid        not null primary key,
    quantum    text        not null,
    name       text        not null,                -- where it runs, for people
    started_at timestamptz not null,                -- by its own clock
    number     bigint      not null,                -- of its last report: an older one changes nothing
    heard_at   timestamptz not null,
    stopped_at timestamptz                          -- it has said goodbye
);
create index process_heard on ops.process (quantum, heard_at desc);

-- What a process last reported on a queue. Counts grow from the start of the process.
create table ops.process_channel (
    process      uuid        not null references ops.process on delete cascade,
    queue        text        not null,
    outbox       bigint      not null,
    outbox_since timestamptz,                       -- null: nothing waits
    retries      bigint      not null,
    retry_since  timestamptz,
    applied      bigint      not null,
    times        bigint[]    not null,
    primary key (process, queue)
);

-- How many messages of a queue were applied in a minute, and how many of them took how long from sender to effect.
create table ops.critical_time (
    queue   text        not null,
    minute  timestamptz not null,
    applied bigint      not null,
    times   bigint[]    not null,
    primary key (queue, minute)
);
create index critical_time_age on ops.critical_time (minute);
