-- For how many days the quantum of a process keeps what it has sent, and how long it recognizes what it has received; null:
-- the process is of an earlier version.
alter table ops.process
    add column kept_days       int,
    add column remembered_days int;
