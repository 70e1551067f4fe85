-- A message that is replayed as it is may have any version.
alter table delivery.outbox alter column version type int;
