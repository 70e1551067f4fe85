-- Which mark came after which, for some weeks: one a minute, sender and queue at most. If two marks name the same previous one,
-- their sender was restored to an older state, and no longer knows what it had sent after that mark.
create table delivery.mark_followed (
    source      text        not null,
    queue       text        not null,
    previous    uuid        not null,               -- all zeros for the first one
    id          uuid        not null,
    sent_at     timestamptz not null,
    received_at timestamptz not null default clock_timestamp(),
    primary key (source, queue, previous)
);
create index on delivery.mark_followed (received_at);

-- What senders no longer know, and this quantum has. A row leaves when a person confirms it.
create table delivery.undone (
    source     text        not null,
    queue      text        not null,
    since      timestamptz not null,                -- what was sent before is known to both
    until_at   timestamptz not null,                -- when the last mark was sent that the sender does not know
    noticed_at timestamptz not null default clock_timestamp(),
    primary key (source, queue)
);
