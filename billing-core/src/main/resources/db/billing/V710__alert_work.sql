-- An alert is work for a person: who has it, and who closed it and why. What billing closes by itself has no closed_by.
alter table billing.alert
    add column owner        text,
    add column closed_by    text,
    add column close_reason text check (close_reason <> ''),
    add column notice       text,                      -- what its customer was told; null: nothing, or raised before this was noted
    add check ((closed_by is null) = (close_reason is null)),
    add check (closed_by is null or closed_at is not null);

-- What people did with an alert; only ever added to.
create table billing.alert_event (
    id       bigint      not null generated always as identity primary key,
    alert_id uuid        not null references billing.alert on delete cascade,
    at       timestamptz not null,
    actor    text        not null,
    action   text        not null check (action in ('TAKE', 'HAND_OVER', 'NOTE', 'CLOSE')),
    receiver text        check ((receiver is not null) = (action = 'HAND_OVER')),
    words    text        check (words <> '')
);
create index alert_event_alert on billing.alert_event (alert_id, id);

-- What people decided on parked bills, the latest counts; only ever added to.
create table billing.bill_decision (
    id         bigint      not null generated always as identity primary key,
    bill_id    bigint      not null references billing.bill on delete cascade,
    decision   text        not null check (decision in ('TRY_AGAIN', 'GIVE_UP')),
    reason     text        not null check (reason <> ''),
    decided_by text        not null,
    decided_at timestamptz not null
);
create index bill_decision_bill on billing.bill_decision (bill_id, id desc);
create index bill_decision_given_up on billing.bill_decision (bill_id) where decision = 'GIVE_UP';

-- The words of an account by which people look for it: name and address, whole or from their beginning.
create function billing.account_words(name text, street text, city text, postal_code text) returns tsvector
    language sql immutable parallel safe
    return to_tsvector('simple'::regconfig,
        translate(name || ' ' || street || ' ' || city || ' ' || postal_code, '@.,-_+/"()&#:;!|*<>\''', repeat(' ', 21)));
