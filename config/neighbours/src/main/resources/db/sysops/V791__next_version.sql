-- The next version of a ticket. It follows this database's clock (microseconds since 1970, exact in JSON until 2255), so that
-- it is above every version that was sent before this database was restored: the customer's quantum would ignore the next
-- changes. It always grows, even if the clock is set back.
create function sysops.next_version(present bigint) returns bigint
    language sql
    set search_path = pg_catalog, pg_temp
    return greatest(present + 1, (extract(epoch from clock_timestamp()) * 1000000)::bigint);

-- A ticket that is lost in a restore and sent again is newer too.
alter table sysops.ticket alter column version set default sysops.next_version(0);
