-- Sessions of all replicas, as Spring Session wants them. The values are readable by the portal alone.
create table customer.session (
    primary_id            char(36)     not null primary key,
    session_id            char(36)     not null unique,
    creation_time         bigint       not null,
    last_access_time      bigint       not null,
    max_inactive_interval int          not null,
    expiry_time           bigint       not null,
    principal_name        varchar(100)                      -- the customer's id
);
create index session_expiry on customer.session (expiry_time);
create index session_customer on customer.session (principal_name);

create table customer.session_attributes (
    session_primary_id char(36)     not null references customer.session on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea        not null,
    primary key (session_primary_id, attribute_name)
);
