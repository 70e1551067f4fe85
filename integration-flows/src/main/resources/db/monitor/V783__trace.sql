-- Questions of people about the way of a message, and what the quanta have answered. Nothing of a body is in here, and all of
-- it is deleted after a day.
create table ops.trace (
    number     bigint      not null generated always as identity primary key,
    id         uuid        not null unique,
    about      text        not null,                -- what was looked for: a message ID, or a subject
    asked_by   text        not null,
    asked_at   timestamptz not null default clock_timestamp(),
    expires_at timestamptz not null default clock_timestamp() + interval '1 day'
);
create index trace_expires on ops.trace (expires_at);

-- How often each quantum was asked, and has answered.
create table ops.trace_answer (
    trace      uuid        not null references ops.trace (id) on delete cascade,
    quantum    text        not null,
    asked      int         not null,
    answered   int         not null default 0,
    more       boolean     not null default false,  -- it knows more than it has told
    kept_since timestamptz,                         -- null: nothing it has sent is kept
    primary key (trace, quantum)
);

-- The messages that quanta were asked about.
create table ops.trace_message (
    trace      uuid        not null references ops.trace (id) on delete cascade,
    message_id uuid        not null,
    primary key (trace, message_id)
);

create table ops.trace_hop (
    trace      uuid        not null references ops.trace (id) on delete cascade,
    quantum    text        not null,
    message_id uuid        not null,
    step       text        not null,
    queue      text        not null,                -- empty: its quantum does not keep that
    type       text,
    about      text,
    at         timestamptz not null,
    attempts   int         not null,
    primary key (trace, message_id, quantum, step, queue)
);
