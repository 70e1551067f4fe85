-- That the provider's charges were compared since the last hold was released, and when: the release deletes it, so that
-- no clock matters. Until then, what says that a bill is not paid waits: its charge may be one that a restore has lost.
create table billing.charges_compared (
    single boolean     not null primary key default true check (single),
    at     timestamptz not null
);
insert into billing.charges_compared (at)
select clock_timestamp() from billing.provider_mark
 where not exists (select from billing.hold where released_at is not null);
