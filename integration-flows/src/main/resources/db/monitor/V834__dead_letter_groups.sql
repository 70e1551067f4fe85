-- Groups are counted without reading the dead letters, of which there may be 100,000, and so are failures by hour and day.
create index dead_letter_dead on ops.dead_letter (queue, fingerprint, last_failed_at, id) where state = 'DEAD';
create index dead_letter_replayable on ops.dead_letter (queue, fingerprint)
    where state = 'DEAD' and (withheld or (complete and body is not null)) and cause_class <> 'UnverifiedSender';
create index dead_letter_failed on ops.dead_letter (last_failed_at) include (queue, fingerprint);
-- The newest of a queue.
create index dead_letter_queue on ops.dead_letter (queue, id);
-- The newest of those that are closed, by state.
create index dead_letter_done on ops.dead_letter (state, id) where closed_at is not null;
