-- Marks go with what a quantum sends. Each names messages that were sent before it; who receives it and lacks one of them, has
-- lost it, or the broker has. Nothing here depends on a clock but texts.

-- The last round of marks. One row.
create table delivery.mark_round (
    alone  boolean not null primary key default true check (alone),
    number bigint  not null default 0,
    first  bigint  not null,                        -- the round before the last one ended at this position
    last   bigint  not null                         -- the last one at this
);
insert into delivery.mark_round (first, last)
select coalesce(max(position), 0), coalesce(max(position), 0) from delivery.sent;

-- The last mark of each queue, which the next one names.
create table delivery.mark_sent (
    queue    text   not null primary key,
    id       uuid   not null,
    position bigint not null                        -- that of the outbox
);

-- When the last mark that came was sent, for each sender and queue: what was sent before is here.
create table delivery.mark_received (
    source  text        not null,
    queue   text        not null,
    sent_at timestamptz not null,
    primary key (source, queue)
);

-- Messages that a mark names and that are not here. A row leaves when its message arrives, or when a person confirms that it is
-- lost.
create table delivery.missing (
    id         uuid        not null,
    queue      text        not null,
    source     text        not null,
    since      timestamptz not null,                -- what was sent before is here
    noticed_at timestamptz not null default clock_timestamp(),
    looks      int         not null default 0,      -- how often it was looked for since
    primary key (id, queue)
);
