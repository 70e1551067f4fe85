-- From now on a time of the provider: when the latest charge was made that was compared. Until now it was a time by
-- the clock here, which may have been ahead, so the last day before the latest payment is compared once more. Without
-- any payment, everything is.
update billing.provider_mark m
   set compared_to = p.settled_at - interval '1 day'
  from (select max(a.settled_at) as settled_at
          from billing.payment_attempt a, billing.provider_mark k
         where a.state = 'APPROVED' and a.amount_minor > 0 and a.settled_at <= k.compared_to) p
 where p.settled_at is not null;
delete from billing.provider_mark
 where not exists (select from billing.payment_attempt where state = 'APPROVED' and amount_minor > 0);
comment on column billing.provider_mark.compared_to is 'when the latest compared charge was made, by the provider''s clock';
