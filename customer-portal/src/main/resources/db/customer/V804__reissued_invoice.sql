-- After billing was restored, it issues an invoice again that the customer already has: for the same charge and with the same
-- id, but with a number of a later epoch. The invoice takes that number, so that customers and the desk name it alike, and is
-- still found by the numbers that it had.
alter table customer.invoice add column former_numbers text[] not null default '{}';

-- The epoch in a number: the time at which its series began, as twelve digits; empty for the first one. Later ones are greater.
create function customer.invoice_epoch(number text) returns text
    language sql immutable
    set search_path = pg_catalog, pg_temp
    return coalesce(substring(number from '-([0-9]{12})-[0-9]+$'), '');
