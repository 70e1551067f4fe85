-- Why a replay could not be sent: the dead letter is dead again, and the other replays go on.
alter table ops.dead_letter add column refusal text;
-- Moments in here come from the clock of the database. Earlier ones may come from a process whose clock ran ahead.
update ops.dead_letter set replay_sent_at = clock_timestamp() where replay_sent_at > clock_timestamp();
