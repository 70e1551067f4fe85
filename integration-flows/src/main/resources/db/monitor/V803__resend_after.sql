-- A resend can begin after the message with a number, instead of at a time. A dry run reports the numbers that there are.
alter table ops.resend
    alter column since drop not null,
    add column after_number bigint check (after_number >= 0),
    add column first_number bigint,
    add column last_number  bigint,
    add check (since is not null or after_number is not null);
