-- What quanta lack of what others have sent to them, as they have reported. A row leaves when they have it, or when a person
-- confirms that it is lost.
create table ops.loss (
    number     bigint      not null generated always as identity primary key,
    quantum    text        not null,                -- who lacks it
    source     text        not null,                -- who has sent it
    queues     text[]      not null,
    since      timestamptz not null,                -- what was sent before is there
    noticed_at timestamptz not null,
    unique (quantum, source)
);
