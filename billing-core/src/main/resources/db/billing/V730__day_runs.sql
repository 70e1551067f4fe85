-- A run is of a day: it freezes every period that has begun by that day and is not frozen yet. Number 0 is the run of the
-- day; numbers from 1 on are runs of the same day for plans that start on it and arrive later. Before this, a run was of a
-- month. These runs keep the first day of their month and have number -1.
alter table billing.charging_mark
    drop constraint charging_mark_billing_month_fkey,
    drop constraint charging_mark_pkey;
alter table billing.bill drop constraint bill_billing_month_fkey;
alter table billing.billing_run
    drop constraint billing_run_pkey,
    drop constraint billing_run_billing_month_check;

alter table billing.billing_run rename column billing_month to billing_date;
alter table billing.bill rename column billing_month to billing_date;
alter table billing.charging_mark rename column billing_month to billing_date;

alter table billing.billing_run add column run_number smallint not null default -1;
alter table billing.bill add column run_number smallint not null default -1;
alter table billing.charging_mark add column run_number smallint not null default -1;
alter table billing.billing_run alter column run_number drop default;
alter table billing.bill alter column run_number drop default;
alter table billing.charging_mark alter column run_number drop default;

alter table billing.billing_run
    add column charged_at timestamptz,                 -- when all bills of a run with a number from 1 on were charged
    add primary key (billing_date, run_number),
    add check (run_number >= 0 or run_number = -1 and extract(day from billing_date) = 1);
alter table billing.bill
    add foreign key (billing_date, run_number) references billing.billing_run;
alter table billing.charging_mark
    add primary key (billing_date, run_number, partition),
    add foreign key (billing_date, run_number) references billing.billing_run on delete cascade;

create index billing_run_uncharged on billing.billing_run (billing_date, run_number)
    where run_number > 0 and charged_at is null;

-- Who starts today. Runs change billed_to and never starts_on, so they leave this index alone.
create index subscription_starts_on on billing.subscription (starts_on);
