-- The delivery guarantee of one quantum: what it has promised to send, and what it has already applied.
create schema delivery;

-- Messages that a committed transaction has promised. Rows live for milliseconds; the relay deletes what the broker holds.
create table delivery.outbox (
    lane        smallint    not null,               -- hash of subject: one relay a lane keeps the order; -2: replays
    position    bigint      not null generated always as identity,
    id          uuid        not null,               -- UUIDv7, the CloudEvents id
    queue       text        not null,
    type        text        not null,
    version     smallint    not null,
    subject     text        not null,               -- the aggregate; also JMSXGroupID
    sent_at     timestamptz not null,
    traceparent text,
    headers     jsonb,                              -- of a replay: what it had besides, and that it is one
    body        text        not null,
    primary key (lane, position)
) with (fillfactor = 100, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
        autovacuum_vacuum_cost_delay = 0);

-- Ids of the messages that this quantum has received. What became of each is one of three: applied; waiting in
-- delivery.retry; given up and reported to operations. A UUIDv7 begins with its time, so a range of ids is a day and old
-- days are dropped as partitions.
create table delivery.inbox (
    id          uuid        not null primary key,
    received_at timestamptz not null default clock_timestamp(),
    dead        boolean     not null default false  -- given up; a replay takes this back once, in the transaction that applies it
) partition by range (id);

create table delivery.inbox_default partition of delivery.inbox default;
