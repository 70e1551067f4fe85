-- Plans that end, among which collection looks for those that were billed beyond their end. No index names billed_to: each run
-- moves it, and would then have to change all indexes of the table.
create index subscription_ends on billing.subscription (id) where ends_on is not null;
