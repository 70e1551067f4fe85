-- What the provider says of a charge that is not known here: whether money has moved or may still move, and what was
-- given back.
alter table billing.unknown_charge
    add column state          text    not null default 'SUCCEEDED' check (state in ('SUCCEEDED', 'UNDECIDED')),
    add column refunded_minor bigint  not null default 0,
    add column renumbered     boolean not null default false;  -- whether new series of invoice numbers began for it
