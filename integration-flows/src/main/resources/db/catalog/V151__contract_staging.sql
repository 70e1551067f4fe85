-- What contractSync has copied and not yet published: as the source has it, right or wrong.
create unlogged table catalog.contract_staging (
    line           bigint not null generated always as identity primary key,
    code           text,
    name           text,
    description    text,
    response_hours int,
    max_devices    int,
    withdrawn_on   date,
    refused        text                              -- why it cannot be published; null: it can
);

create unlogged table catalog.contract_price_staging (
    line           bigint not null generated always as identity primary key,
    contract_code  text,
    effective_from date,
    currency       text,
    monthly_minor  bigint,
    refused        text
);

-- What the newest run refused, for the person who corrects it at the source.
create table catalog.contract_reject (
    id           bigint      not null generated always as identity primary key,
    requested_at text        not null,               -- which run
    kind         text        not null check (kind in ('CONTRACT', 'PRICE')),
    reason       text        not null,
    source_row   jsonb       not null,
    rejected_at  timestamptz not null default clock_timestamp()
);

grant usage on schema catalog to contract_sync;
grant select, insert, update on catalog.contract to contract_sync;
grant select, insert, update, delete on catalog.contract_price to contract_sync;
grant select, insert, update, truncate, maintain on catalog.contract_staging, catalog.contract_price_staging to contract_sync;
grant select, insert, delete on catalog.contract_reject to contract_sync;
