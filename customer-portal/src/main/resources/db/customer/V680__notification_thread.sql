-- What e-mails have in common that mail programs show together, such as a ticket; null: it stands alone.
alter table customer.notification add column thread uuid;
