-- After a restore of billing, the cards that were verified since its backup are asked about.
create index card_decided on customer.card (decided_at, id) where state = 'VERIFIED';
