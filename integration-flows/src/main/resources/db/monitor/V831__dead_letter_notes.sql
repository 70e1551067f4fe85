-- What people note about a dead letter or about all of one kind on one queue, and to whom they assign it: the latest
-- assignment counts. Only ever added to.
create table ops.dead_letter_note (
    id          bigint      not null generated always as identity primary key,
    dead_letter bigint      references ops.dead_letter on delete cascade,   -- null: it is about a group
    queue       text,
    fingerprint text,
    at          timestamptz not null default clock_timestamp(),
    actor       text        not null,
    action      text        not null check (action in ('NOTE', 'ASSIGN', 'UNASSIGN')),
    assignee    text        check ((assignee is not null) = (action = 'ASSIGN')),
    words       text        check ((words is not null) = (action = 'NOTE') and words <> ''),
    check ((dead_letter is null) = (queue is not null)),
    check ((dead_letter is null) = (fingerprint is not null))
);
create index dead_letter_note_of_one on ops.dead_letter_note (dead_letter, id) where dead_letter is not null;
create index dead_letter_note_of_group on ops.dead_letter_note (queue, fingerprint, id) where dead_letter is null;
