-- When the provider's charges were last compared, by the clock here. After a hold, what says that a bill is not paid waits
-- for a comparison: the charge may be one that a restore has lost.
create table billing.charges_compared (
    single boolean     not null primary key default true check (single),
    at     timestamptz not null
);
insert into billing.charges_compared (at) select clock_timestamp() from billing.provider_mark;
