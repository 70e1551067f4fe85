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

-- How much is left of what is limited: tries to sign in, calls of the API. Lost in a crash of the database, which forgives a few tries.
create unlogged table customer.bucket (
    owner_hash    bytea  not null primary key,
    state         bytea,
    full_again_at bigint                                    -- milliseconds since 1970; forgotten then
);
create index bucket_full on customer.bucket (full_again_at);
