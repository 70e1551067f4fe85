-- A parked bill whose total is below the smallest amount that the card provider takes; it keeps its amounts.
alter table billing.bill
    add column too_small boolean not null default false,
    add check (not too_small or (parked is not null and total_minor > 0));
