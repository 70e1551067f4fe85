-- Alerts by page, the newest first, and their counts.
create index alert_newest on billing.alert (raised_at, id);
create index alert_open_newest on billing.alert (raised_at, id) where closed_at is null;
create index alert_open_kind on billing.alert (kind) include (owner) where closed_at is null;

-- An account is found by what a caller can say, and its bills by its plans.
create index account_words on billing.account using gin (billing.account_words(name, street, city, postal_code));
create index account_email on billing.account (lower(email) text_pattern_ops);
create index bill_reference on billing.bill (reference);

-- Payments of which nobody can find out what became of them wait for a person.
create index payment_attempt_parked on billing.payment_attempt (bill_id) where state = 'PARKED';
