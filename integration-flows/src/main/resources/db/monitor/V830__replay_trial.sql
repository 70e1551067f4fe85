-- A replay can begin with a trial: only its first messages are sent until someone asks for the rest. It can be paused.
alter table ops.replay
    add column trial         int check (trial > 0),  -- how many are sent first; null: there is no trial
    add column trial_through bigint,                 -- the last dead letter of the trial
    add column rest_at       timestamptz,            -- since when the rest may be sent
    add column rest_by       text,
    add column paused_at     timestamptz,            -- null: it is not paused
    add column paused_by     text,
    add check ((trial is null) = (trial_through is null)),
    add check ((rest_at is null) = (rest_by is null)),
    add check ((paused_at is null) = (paused_by is null)),
    add check (rest_at is null or trial is not null);
-- Which replays may wait for somebody is asked for with each view of the home page.
create index replay_held on ops.replay (id)
    where cancelled_at is null and (paused_at is not null or (trial is not null and rest_at is null));
