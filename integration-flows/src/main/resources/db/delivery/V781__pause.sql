-- Queues from which no process of the quantum receives, because a person asked for it. A row counts until its time is over.
create table delivery.pause (
    queue     text        not null primary key,
    id        uuid        not null,                 -- the pause that operations asked for
    until     timestamptz not null,
    asked_by  text        not null,
    reason    text        not null,
    paused_at timestamptz not null default clock_timestamp()
);
