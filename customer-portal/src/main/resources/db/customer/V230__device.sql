-- A device of a customer, and the plan that covers it: always one of the same customer's.
create table customer.device (
    id            uuid        not null primary key,
    customer_id   uuid        not null references customer.customer,
    kind          text        not null,
    make          text        not null,
    model         text        not null,
    serial        text,
    plan_id       uuid,
    registered_at timestamptz not null,
    removed_at    timestamptz,
    foreign key (plan_id, customer_id) references customer.plan (id, customer_id),
    check (removed_at is null or plan_id is null)
);
create index device_customer on customer.device (customer_id) where removed_at is null;
create index device_plan on customer.device (plan_id) where plan_id is not null;
-- The same thing is registered once.
create unique index device_serial on customer.device (customer_id, lower(make), lower(serial))
    where removed_at is null and serial is not null;
