-- Since when the messages of this queue and subject wait, without a break: however many of them fail, they do not wait
-- for each other longer than this allows.
alter table delivery.retry add column held_since timestamptz;
