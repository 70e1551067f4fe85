-- Plans of which a period was billed that begins when they have ended, or later: few, since a bill that was not sent is void.
create index subscription_billed_beyond_end on billing.subscription (id) where billed_to > ends_on;
