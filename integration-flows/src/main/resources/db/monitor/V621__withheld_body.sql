-- Of a withheld message the quantum that gave it up keeps the body. A replay is sent without one.
alter table ops.dead_letter add column withheld boolean not null default false;
alter table ops.dead_letter
    drop constraint dead_letter_check2,
    add constraint dead_letter_replaying
        check (state <> 'REPLAYING' or (replay is not null and (body is not null or withheld)));

-- E-mails carry links and tokens. Those that were kept here until now cannot be replayed any more.
update ops.dead_letter
set body = null, complete = false, revision = revision + 1,
    state = case when state = 'REPLAYING' then 'DEAD' else state end
where queue in ('CUSTOMER.NOTIFICATION', 'CUSTOMER.EMAIL_AWAITED') and body is not null;
