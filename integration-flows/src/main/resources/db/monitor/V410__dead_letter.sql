-- Messages that their receivers could not apply, from all quanta, and what is done about them. Nothing in here is
-- confidential: numbers of cards are masked, and the bodies of card registrations are destroyed before they leave their
-- quantum.
create schema if not exists ops;

-- What someone asked to be sent again: one message or many.
create table ops.replay (
    id           bigint      not null generated always as identity primary key,
    asked_by     text        not null,
    asked_at     timestamptz not null default clock_timestamp(),
    asked_for    text        not null,                   -- in words
    reason       text,
    dead_letters     int         not null,                   -- how many, when it was asked
    cancelled_at timestamptz,
    cancelled_by text
);

create table ops.dead_letter (
    id              bigint      not null generated always as identity primary key,
    message_id      uuid        not null,
    quantum         text        not null,                -- who failed to apply it
    queue           text        not null,
    type            text        not null,
    version         int         not null,
    subject         text        not null,
    sent_at         timestamptz not null,
    cause_class     text        not null,
    cause_text      text        not null,
    stack           text        not null,
    fingerprint     text        not null,                -- the same for failures of the same kind
    attempts        int         not null,
    first_failed_at timestamptz not null,
    last_failed_at  timestamptz not null,
    headers         jsonb       not null,
    body            text,                                -- null: destroyed
    complete        boolean     not null default true,   -- the body is the very text: nothing masked, nothing cut
    stored_at       timestamptz not null default clock_timestamp(),
    state           text        not null default 'DEAD'
        check (state in ('WAITING', 'DEAD', 'REPLAYING', 'APPLIED', 'DISCARDED', 'REPLACED')),
    revision        bigint      not null default 0,      -- grows with every change of this row
    next_attempt_at timestamptz,                         -- while it waits
    closed_at       timestamptz,
    closed_by       text,                                -- null: by its receiver
    reason          text,                                -- why it was discarded or replaced
    replaces        bigint      references ops.dead_letter,   -- the deadLetter of which this is an edited copy
    replay          bigint      references ops.replay,   -- the last one
    replay_sent_at  timestamptz,                         -- null: not yet, and may still be cancelled
    replay_sends    int         not null default 0,      -- how often this replay was sent
    unique (message_id, queue),
    check ((state = 'WAITING') = (next_attempt_at is not null)),
    check ((state in ('APPLIED', 'DISCARDED', 'REPLACED')) = (closed_at is not null)),
    check (state <> 'REPLAYING' or (replay is not null and body is not null))
);
create index dead_letter_kind on ops.dead_letter (fingerprint, last_failed_at);
create index dead_letter_open on ops.dead_letter (state, id) where closed_at is null;
create index dead_letter_closed on ops.dead_letter (closed_at) where closed_at is not null;
create index dead_letter_copies on ops.dead_letter (replaces) where replaces is not null;
create index dead_letter_of_replay on ops.dead_letter (replay, id) where replay is not null;
create index dead_letter_sent on ops.dead_letter (replay_sent_at) where replay_sent_at is not null;
-- What is to be sent, and what was sent and not answered: asked for each second, however many dead letters lie here.
create index dead_letter_unsent on ops.dead_letter (replay, id) where state = 'REPLAYING' and replay_sent_at is null;
create index dead_letter_unanswered on ops.dead_letter (replay_sent_at, id) where state = 'REPLAYING';
