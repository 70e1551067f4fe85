-- What runs, where, who started it, and who may write.
create schema ops;

-- One life of one process. A process that starts again under the same name is a new incarnation, and the old one is dead.
create table ops.node (
    incarnation uuid        not null primary key,
    name        text        not null,
    roles       text        not null,
    joined_at   timestamptz not null default clock_timestamp(),
    seen_at     timestamptz not null default clock_timestamp(),   -- heartbeat, by the database's clock
    left_at     timestamptz                                       -- left, or was declared dead; then it may write nothing more
);
create index node_present on ops.node (name) where left_at is null;

-- A start that was asked for and is carried out by a node with the role scheduler.
create table ops.launch_request (
    id           bigint      not null generated always as identity primary key,
    job          text        not null,
    parameters   jsonb       not null default '{}',
    actor        text        not null,
    schedule     text,                                -- the schedule that fired; null: asked for by someone
    fire_time    timestamptz,
    restarts     bigint,                              -- the execution to go on with; null: a start
    not_before   timestamptz not null default clock_timestamp(),
    requested_at timestamptz not null default clock_timestamp(),
    handled_at   timestamptz,
    execution_id bigint,
    refusal      text,
    unique (schedule, fire_time),                     -- however often and wherever a schedule fires: one request
    check ((schedule is null) = (fire_time is null))
);
create index launch_request_open on ops.launch_request (not_before) where handled_at is null;

-- Who started an execution, where it runs, and whether it was asked to stop.
create table ops.run (
    execution_id      bigint      not null primary key,
    instance_id       bigint      not null,
    job               text        not null,
    lock_key          text        not null,
    kind              text        not null check (kind in ('START', 'RESTART', 'RECOVERY')),
    actor             text        not null,
    node              text        not null,
    incarnation       uuid        not null references ops.node,
    launched_at       timestamptz not null default clock_timestamp(),
    stop_requested_at timestamptz,
    stop_requested_by text,
    recovered_at      timestamptz,                    -- its process had died; marked failed by another
    finished_at       timestamptz                     -- null: its process has not yet said that it ended
);
create index run_instance on ops.run (instance_id);
create index run_incarnation on ops.run (incarnation);
create index run_open on ops.run (incarnation) where finished_at is null;

-- At most one execution of a job and key, in whatever process.
create table ops.job_lock (
    job          text        not null,
    lock_key     text        not null,
    execution_id bigint      unique,                  -- null only within the transaction that launches
    locked_at    timestamptz not null default clock_timestamp(),
    primary key (job, lock_key)
);

-- Who works on a partition. The fence grows with every take-over; a writer with an older one is refused.
create sequence ops.fence;
create table ops.partition_lease (
    job               text        not null,
    lock_key          text        not null,
    partition         int         not null,
    fence             bigint      not null,
    execution_id      bigint      not null,
    step_execution_id bigint      not null,
    incarnation       uuid        not null references ops.node,
    held_at           timestamptz not null default clock_timestamp(),   -- grows with each batch that is written
    primary key (job, lock_key, partition)
);
create index partition_lease_execution on ops.partition_lease (execution_id);
create index partition_lease_incarnation on ops.partition_lease (incarnation);

-- Every command, with who gave it and what came of it. Only ever added to; old months are dropped as partitions (UTC).
create table ops.audit (
    id      bigint      not null generated always as identity,
    at      timestamptz not null default clock_timestamp(),
    actor   text        not null,
    action  text        not null,
    subject text        not null,
    detail  text,
    result  text        not null,
    primary key (id, at)
) partition by range (at);
create index audit_at on ops.audit (at desc);

create table ops.audit_default partition of ops.audit default;

create function ops.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the audit is only ever added to';
end $$;
-- A trigger for each statement is not handed down to partitions: each has its own.
create trigger audit_is_append_only before update or delete or truncate on ops.audit
    for each statement execute function ops.refuse_change();
create trigger audit_is_append_only before update or delete or truncate on ops.audit_default
    for each statement execute function ops.refuse_change();

-- Makes the audit's partitions for this month and the coming ones, and drops the months that ended more than days_kept
-- ago. Runs with the rights of the schema's owner, since the application itself must not change tables. It goes by the
-- database's clock and keeps at least 90 days whatever it is told, so that it is no way to get rid of the audit.
-- Returns how many partitions there are.
create function ops.keep_audit(months_ahead int, days_kept int) returns int
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
    set timezone = 'UTC'
    set lock_timeout = '3s'
as $$
declare
    month     date;
    partition text;
    oldest    constant date := current_date - greatest(days_kept, 90);
begin
    perform pg_advisory_xact_lock(hashtext('ops.audit'));

    -- An array, since a query that is still open on the default partition would keep it from being changed.
    foreach month in array array(
        select (date_trunc('month', current_date::timestamp) + make_interval(months => ahead))::date
        from generate_series(0, least(months_ahead, 24)) as ahead
        union
        select date_trunc('month', at)::date from ops.audit_default)
    loop
        partition := 'audit_' || to_char(month, 'YYYYMM');
        continue when to_regclass('ops.' || partition) is not null;
        -- Who writes waits before the partition is chosen: a row that waits for the default one would be refused by it afterwards.
        lock table ops.audit in share row exclusive mode;
        -- Rows that came before their partition lie in the default one and must move, and no new one may come meanwhile.
        lock table ops.audit_default in access exclusive mode;
        execute format(
            'create table ops.%I (like ops.audit including defaults including constraints including indexes)', partition);
        alter table ops.audit_default disable trigger audit_is_append_only;
        execute format(
            'with early as (delete from ops.audit_default where at >= $1 and at < $2 returning *)
             insert into ops.%I select * from early', partition)
            using month::timestamptz, (month + interval '1 month')::timestamptz;
        alter table ops.audit_default enable trigger audit_is_append_only;
        execute format('alter table ops.audit attach partition ops.%I for values from (%L) to (%L)',
            partition, month::timestamptz, (month + interval '1 month')::timestamptz);
        execute format(
            'create trigger audit_is_append_only before update or delete or truncate on ops.%I
                 for each statement execute function ops.refuse_change()', partition);
    end loop;

    for partition in
        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'ops.audit'::regclass and c.relname ~ '^audit_[0-9]{6}$'
    loop
        if to_date(right(partition, 6), 'YYYYMM') + interval '1 month' <= oldest then
            execute format('drop table ops.%I', partition);
        end if;
    end loop;

    return (select count(*) from pg_inherits where inhparent = 'ops.audit'::regclass);
end
$$;

revoke all on function ops.keep_audit(int, int) from public;
