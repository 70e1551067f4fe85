-- The smallest UUIDv7 of a day (UTC): its first 48 bits are the milliseconds since 1970.
create function delivery.first_id_of(day date) returns uuid
    language sql immutable strict
    set search_path = pg_catalog, pg_temp
    return (lpad(to_hex((extract(epoch from day::timestamp) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid;

-- Makes the inbox's partitions for the coming days and drops what is older than days_kept. Runs with the rights of
-- the schema's owner, since the application itself must not change tables. Returns how many partitions there are.
create function delivery.keep_inbox(today date, days_ahead int, days_kept int) returns int
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
    set lock_timeout = '3s'
as $$
declare
    day       date;
    partition text;
    oldest    constant date := today - greatest(days_kept, 7);
begin
    perform pg_advisory_xact_lock(688269, -1);

    for day in select today + ahead from generate_series(-1, least(days_ahead, 60)) as ahead loop
        partition := 'inbox_' || to_char(day, 'YYYYMMDD');
        continue when to_regclass('delivery.' || partition) is not null;
        -- Ids that came before their partition lie in the default one and must move, and no new one may come meanwhile.
        lock table delivery.inbox_default in access exclusive mode;
        execute format('create table delivery.%I (like delivery.inbox including all)', partition);
        execute format(
            'with early as (delete from delivery.inbox_default where id >= $1 and id < $2 returning *)
             insert into delivery.%I select * from early', partition)
            using delivery.first_id_of(day), delivery.first_id_of(day + 1);
        execute format('alter table delivery.inbox attach partition delivery.%I for values from (%L) to (%L)',
            partition, delivery.first_id_of(day), delivery.first_id_of(day + 1));
    end loop;

    for partition in
        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'delivery.inbox'::regclass and c.relname ~ '^inbox_[0-9]{8}$'
    loop
        if to_date(right(partition, 8), 'YYYYMMDD') < oldest then
            execute format('drop table delivery.%I', partition);
        end if;
    end loop;

    -- What is no UUIDv7 tells no day; it goes when it was received as long ago.
    delete from delivery.inbox_default
    where received_at < oldest
      and (id < delivery.first_id_of(oldest) or substr(id::text, 15, 1) <> '7');

    return (select count(*) from pg_inherits where inhparent = 'delivery.inbox'::regclass);
end
$$;

revoke all on function delivery.keep_inbox(date, int, int) from public;
