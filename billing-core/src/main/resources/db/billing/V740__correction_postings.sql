-- Accounts and causes of corrections. PostgreSQL lets new values be used only once they are committed, so they have a
-- migration of their own.
alter type billing.ledger_account add value 'REFUND';       -- given back of what was billed and paid
alter type billing.ledger_account add value 'GOODWILL';     -- given without a bill
alter type billing.posting_cause add value 'CARD_REFUND';   -- reference of these four: the correction's
alter type billing.posting_cause add value 'CREDIT_REFUND';
alter type billing.posting_cause add value 'GOODWILL';
alter type billing.posting_cause add value 'WRITE_OFF';
