-- Bodies that operations may not read are encrypted with a key of the quantum, where it has one. What was stored before stays
-- as it is, and leaves as before: when its message is applied, or when it is older than the inbox remembers.
alter table delivery.withheld_body add column sealed boolean not null default false;
