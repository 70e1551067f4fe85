-- A quantum's own replica of the contract catalog, written by the contractSync job alone.
create schema catalog;

create table catalog.contract (
    code           text not null primary key,
    name           text not null,
    description    text not null,
    response_hours int  not null check (response_hours > 0),
    max_devices    int  not null check (max_devices > 0),
    withdrawn_on   date
);

create table catalog.contract_price (
    contract_code  text    not null references catalog.contract,
    effective_from date    not null,
    currency       char(3) not null,
    monthly_minor  bigint  not null check (monthly_minor >= 0),
    primary key (contract_code, effective_from)
);
