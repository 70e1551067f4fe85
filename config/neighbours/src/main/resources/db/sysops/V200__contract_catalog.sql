-- The catalog of support contracts, at its source.
create schema sysops;

create table sysops.contract (
    code           text        not null primary key,
    name           text        not null,
    description    text        not null,
    response_hours int         not null check (response_hours > 0),
    max_devices    int         not null check (max_devices > 0),
    withdrawn_on   date,
    changed_at     timestamptz not null default clock_timestamp()
);

create table sysops.contract_price (
    contract_code  text        not null references sysops.contract,
    effective_from date        not null,
    currency       char(3)     not null,
    monthly_minor  bigint      not null check (monthly_minor >= 0),
    changed_at     timestamptz not null default clock_timestamp(),
    primary key (contract_code, effective_from)
);

-- Who replicates the catalog reads it, and nothing else.
grant usage on schema sysops to contract_sync;
grant select on sysops.contract, sysops.contract_price to contract_sync;
