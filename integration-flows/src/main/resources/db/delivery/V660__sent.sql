-- Messages that the broker has taken, kept for some days so that they can be sent again after a restore. The relay moves
-- them here from the outbox in the statement that takes them out. Never here: cards, e-mails, commands, and what was sent
-- again. Days are dropped as partitions, by the database's clock.
create table delivery.sent (
    position    bigint      not null,               -- that of the outbox: the order within a subject
    kept_at     timestamptz not null default clock_timestamp(),
    lane        smallint    not null,
    id          uuid        not null,
    queue       text        not null,
    type        text        not null,
    version     int         not null,
    subject     text        not null,
    sent_at     timestamptz not null,
    traceparent text,
    body        text        not null
) partition by range (kept_at);
create index sent_position on delivery.sent (position);

create table delivery.sent_default partition of delivery.sent default;

-- Makes the partitions for the days around this one, and drops what is older than days_kept: what is empty in any case,
-- everything else only if time has really passed, by the inbox or because something was sent on three of the last seven
-- days. Returns how many partitions there are.
create function delivery.keep_sent_on(today date, days_ahead int, days_kept int) returns int
    language plpgsql
    set search_path = pg_catalog, pg_temp
    set lock_timeout = '3s'
as $$
declare
    day       date;
    partition text;
    used      boolean;
    passed    constant boolean := delivery.time_has_passed_until(today)
        or (select count(*) >= 3
            from generate_series(0, 6) as ago
            where exists (select from delivery.sent
                          where kept_at >= (today - ago)::timestamp at time zone 'UTC'
                            and kept_at < (today - ago + 1)::timestamp at time zone 'UTC'));
begin
    perform pg_advisory_xact_lock(688269, -1);

    for day in select today + ahead from generate_series(-1, least(days_ahead, 60)) as ahead loop
        partition := 'sent_' || to_char(day, 'YYYYMMDD');
        continue when to_regclass('delivery.' || partition) is not null;
        -- What came before its partition lies in the default one and must move, and nothing new may come meanwhile.
        lock table delivery.sent_default in access exclusive mode;
        execute format('create table delivery.%I (like delivery.sent including all)'
            ' with (autovacuum_vacuum_insert_threshold = -1)', partition);
        execute format(
            'with early as (delete from delivery.sent_default where kept_at >= $1 and kept_at < $2 returning *)
             insert into delivery.%I select * from early', partition)
            using day::timestamp at time zone 'UTC', (day + 1)::timestamp at time zone 'UTC';
        execute format('alter table delivery.sent attach partition delivery.%I for values from (%L) to (%L)',
            partition, day::timestamp at time zone 'UTC', (day + 1)::timestamp at time zone 'UTC');
    end loop;

    for partition in
        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'delivery.sent'::regclass and c.relname ~ '^sent_[0-9]{8}$'
    loop
        if to_date(right(partition, 8), 'YYYYMMDD') < today - days_kept then
            execute format('select exists (select from delivery.%I)', partition) into used;
            if passed or not used then
                execute format('drop table delivery.%I', partition);
            end if;
        end if;
    end loop;

    if passed then
        delete from delivery.sent_default where kept_at < (today - days_kept)::timestamp at time zone 'UTC';
    end if;

    return (select count(*) from pg_inherits where inhparent = 'delivery.sent'::regclass);
end
$$;

-- The same for today (UTC) as the database knows it. Runs with the rights of the schema's owner, since the application
-- itself must not change tables.
create function delivery.keep_sent(days_ahead int, days_kept int) returns int
    language sql security definer
    set search_path = pg_catalog, pg_temp
    return delivery.keep_sent_on((clock_timestamp() at time zone 'UTC')::date, days_ahead, days_kept);

revoke all on function delivery.keep_sent_on(date, int, int) from public;
revoke all on function delivery.keep_sent(int, int) from public;
