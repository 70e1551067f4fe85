-- Bodies that are not text stay with their quantum too, in base64.
alter table delivery.withheld_body add column encoded boolean not null default false;
