-- Account and causes of what the provider does by itself. PostgreSQL lets new values be used only once they are committed,
-- so they have a migration of their own.
alter type billing.ledger_account add value 'CHARGEBACK';              -- taken back by customers' banks
alter type billing.posting_cause add value 'CHARGEBACK';               -- reference of these four: the balance transaction
alter type billing.posting_cause add value 'CHARGEBACK_RETURNED';
alter type billing.posting_cause add value 'PROVIDER_FEE';
alter type billing.posting_cause add value 'PROVIDER_FEE_RETURNED';
alter type billing.posting_cause add value 'REFUND_FAILED';            -- reference: the provider's refund
