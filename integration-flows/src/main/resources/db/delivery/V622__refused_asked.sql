-- A person wants to know what comes of the next attempt.
alter table delivery.refused add column asked boolean not null default false;
create index refused_id on delivery.refused (id);
