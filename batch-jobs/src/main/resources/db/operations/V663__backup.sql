-- When the last backup of each database and of the broker was taken, as whoever takes backups has noted it.
create table ops.backup (
    part     text        not null primary key,   -- the name of a quantum, or broker
    taken_at timestamptz not null,
    noted_by text        not null
);
