-- The next version of a row that other quanta copy. It follows this database's clock (microseconds since 1970, exact in JSON
-- until 2255), so that it is above every version that was sent before this database was restored: whoever has a later one
-- would ignore the next changes. It always grows, even if the clock is set back.
create function customer.next_version(present bigint) returns bigint
    language sql
    set search_path = pg_catalog, pg_temp
    return greatest(present + 1, (extract(epoch from clock_timestamp()) * 1000000)::bigint);

-- A row that is lost in a restore and added again is newer too.
alter table customer.customer alter column version set default customer.next_version(0);
alter table customer.plan alter column version set default customer.next_version(0);
