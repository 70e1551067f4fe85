-- When a removed card was detached from its customer at the provider.
alter table billing.card add column detached_at timestamptz check (detached_at is null or state = 'REMOVED');
create index card_attached on billing.card (id) where state = 'REMOVED' and detached_at is null;
create index payment_attempt_open_card on billing.payment_attempt (card_id)
    where state in ('UNKNOWN', 'THROTTLED', 'PENDING');
