-- The database's clock decides which days the inbox has, not that of the process which asks: one that runs ahead would
-- drop the ids of today, and duplicates would be applied.
drop function delivery.keep_inbox(date, int, int);

-- Whether time has really passed until this day: on three of its last seven days something was received whose id says
-- so, and ids get their time from the senders. After a jump of the clock it is not so.
create function delivery.time_has_passed_until(today date) returns boolean
    language sql stable strict
    set search_path = pg_catalog, pg_temp
    return (select count(*) >= 3
            from generate_series(0, 6) as ago
            where exists (select from delivery.inbox
                          where id >= delivery.first_id_of(today - ago) and id < delivery.first_id_of(today - ago + 1)));

-- Makes the inbox's partitions for the days around this one. Drops what is older than days_kept: what is empty in any
-- case, everything else only if time has really passed. Returns how many partitions there are.
create function delivery.keep_inbox_on(today date, days_ahead int, days_kept int) returns int
    language plpgsql
    set search_path = pg_catalog, pg_temp
    set lock_timeout = '3s'
as $$
declare
    day       date;
    partition text;
    used      boolean;
    oldest    constant date := today - greatest(days_kept, 7);
    passed    constant boolean := delivery.time_has_passed_until(today);
begin
    perform pg_advisory_xact_lock(688269, -1);

    for day in select today + ahead from generate_series(-1, least(days_ahead, 60)) as ahead loop
        partition := 'inbox_' || to_char(day, 'YYYYMMDD');
        continue when to_regclass('delivery.' || partition) is not null;
        -- Ids that came before their partition lie in the default one and must move, and no new one may come meanwhile.
        lock table delivery.inbox_default in access exclusive mode;
        execute format('create table delivery.%I (like delivery.inbox including all)', partition);
        execute format(
            'with early as (delete from delivery.inbox_default where id >= $1 and id < $2
                            returning id, received_at, dead, body_hash)
             insert into delivery.%I (id, received_at, dead, body_hash) select * from early', partition)
            using delivery.first_id_of(day), delivery.first_id_of(day + 1);
        execute format('alter table delivery.inbox attach partition delivery.%I for values from (%L) to (%L)',
            partition, delivery.first_id_of(day), delivery.first_id_of(day + 1));
    end loop;

    for partition in
        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'delivery.inbox'::regclass and c.relname ~ '^inbox_[0-9]{8}$'
    loop
        if to_date(right(partition, 8), 'YYYYMMDD') < oldest then
            execute format('select exists (select from delivery.%I)', partition) into used;
            if passed or not used then
                execute format('drop table delivery.%I', partition);
            end if;
        end if;
    end loop;

    -- What is no UUIDv7 tells no day; it goes when it was received as long ago.
    if passed then
        delete from delivery.inbox_default
        where received_at < oldest
          and (id < delivery.first_id_of(oldest) or substr(id::text, 15, 1) <> '7');
    end if;

    return (select count(*) from pg_inherits where inhparent = 'delivery.inbox'::regclass);
end
$$;

-- The same for today (UTC) as the database knows it. Runs with the rights of the schema's owner, since the application
-- itself must not change tables.
create function delivery.keep_inbox(days_ahead int, days_kept int) returns int
    language sql security definer
    set search_path = pg_catalog, pg_temp
    return delivery.keep_inbox_on((clock_timestamp() at time zone 'UTC')::date, days_ahead, days_kept);

-- Nobody but the owner says which day it is. The application could not do anything with it, since it would run with
-- its own rights.
revoke all on function delivery.keep_inbox_on(date, int, int) from public;
revoke all on function delivery.keep_inbox(int, int) from public;
