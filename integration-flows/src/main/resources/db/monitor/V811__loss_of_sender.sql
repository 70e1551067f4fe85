-- A quantum can also report that another one has lost what it had sent, which is told apart by the time until which it had sent it.
alter table ops.loss
    add column until_at timestamptz,                -- null if the quantum lacks the messages, and not the one that sent them
    drop constraint loss_quantum_source_key;
create unique index loss_once on ops.loss (quantum, source, (until_at is null));
