-- Messages that their receivers could not apply, from all quanta. Nothing in here is confidential: numbers of cards are
-- masked, and the bodies of card registrations are destroyed before they leave their quantum.
create schema if not exists ops;

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
    stored_at       timestamptz not null default clock_timestamp(),
    unique (message_id, quantum)
);
create index dead_letter_kind on ops.dead_letter (fingerprint, last_failed_at);
