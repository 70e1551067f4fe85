-- A bill of nothing is settled by its invoice, without a card and without an attempt.
create index bill_nothing_to_pay on billing.bill (id) where total_minor = 0;
