-- An alert is on a bill, or on a charge of the provider that differs from what is known here.
alter table billing.alert
    alter column bill_id drop not null,
    add column charge text,                            -- the provider's reference
    add check ((bill_id is null) <> (charge is null));
create unique index alert_open_charge on billing.alert (charge) where closed_at is null;
